"""XML from strangers: letters first, then the root alone. No document type, so no entities, no outside files."""

import re
from typing import TYPE_CHECKING

from clapboard.text.encoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.IGNORECASE)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_TAGS = 150_000
_MOST_REFERENCES = 300_000


def letters(content: bytes, charset: str | None) -> str:
    """Return the text of a list; raise ValueError where it is none. What UTF-8 reads is UTF-8, whatever is declared."""
    declared = _DECLARED.match(content[:300])
    return _NOT_XML.sub("\ufffd", decode(content, charset or (declared[1].decode("ascii") if declared else None)))


def root_of(text: str) -> tuple[str, int]:
    """Return the local name of the root element in small letters and where it begins, ("", 0) where the text is no XML.

    What stands before it (XML declaration, comments, document type with whatever it declares) is passed over, once, in one go.
    """
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<!", at):
            end = _declared_end(text, at)
        else:
            root = _ROOT.match(text, at)
            return (root[2].lower(), at) if root else ("", 0)
        if end <= at:
            return "", 0
        at = end


def _declared_end(text: str, at: int) -> int:
    """Return where the declaration at `at` ends, its internal subset included; 0 where it does not."""
    depth, quote = 0, ""
    for place in range(at, len(text)):
        letter = text[place]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and depth:
            quote = letter
        elif letter in "[<":
            depth += 1
        elif letter in "]>":
            depth -= 1
            if depth == 0:
                return place + 1
    return 0


def bounded(text: str) -> str:
    """Return a list's text from its root on; raise ValueError where it has more markup than any list needs."""
    _, at = root_of(text)
    text = text[at:]
    if text.count("<") > _MOST_TAGS or text.count("&") - text.count("&lt;") - text.count("&gt;") > _MOST_REFERENCES:
        msg = f"more than {_MOST_TAGS:,} tags in it"
        raise ValueError(msg)
    return text


def parse(text: str) -> "_Element":
    """Return the root element of a list; raise ValueError where nothing can be parsed."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(bounded(text).encode(), parser=parser)
    except etree.LxmlError as error:
        msg = "XML that cannot be parsed"
        raise ValueError(msg) from error
    if root is None:
        msg = "XML that cannot be parsed"
        raise ValueError(msg)
    return root


def local(element: "_Element") -> str:
    """Return the element's name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def value(element: "_Element", name: str) -> str:
    """Return the words of the first element of that name, those that lie nearest first; "" where there is none."""
    for found in (*element, *element.iterdescendants()):
        if local(found) == name:
            return "".join(str(words) for words in found.itertext()).strip()
    return ""
