"""Markup to plain words: what feeds carry in titles, summaries and contents."""

import re

from clapboard.sources.listing.items import one_line

_LONGEST = 1_000_000
_MOST_TAGS = 20_000
_NEVER = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "head"})
_BLOCKS = frozenset(
    "p div br li ul ol blockquote h1 h2 h3 h4 h5 h6 table tr figure figcaption section article header footer pre hr dl dt dd".split()
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(markup: str) -> str:
    """Return the words of a piece of HTML (or of plain text), paragraphs parted by blank lines; scripts and styles are no words."""
    markup = _NOT_XML.sub("\ufffd", markup[:_LONGEST])
    if "<" in markup or "&" in markup:
        markup = "".join(_pieces("<".join(markup.split("<", _MOST_TAGS)[:_MOST_TAGS])))
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t\r]*\n", markup))
    return "\n\n".join(part for part in paragraphs if part)


def line(markup: object) -> str:
    """Return the words of a title as one printable line."""
    return one_line(plain(markup[:10_000])) if isinstance(markup, str) else ""


def _pieces(markup: str) -> list[str]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(f"<div>{markup}</div>".encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            silent += tag in _NEVER
            pieces += ["\n\n"] if tag in _BLOCKS else []
            pieces += [_soft(element.text)] if not silent else []
        else:
            silent -= tag in _NEVER
            pieces += ["\n\n"] if tag in _BLOCKS else []
            pieces += [_soft(element.tail)] if not silent else []
    return pieces


def _soft(text: str | None) -> str:
    return (text or "").replace("\n", " ")
