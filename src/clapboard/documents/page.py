"""A page of the web: its main text through trafilatura, its metadata beside it, readers' comments apart.

The text is put together from the paragraphs that trafilatura keeps, in their order, a blank line between them; quotation marks,
no-break and zero-width spaces stay as the page has them. Block quotes, list items and table rows are paragraphs of their own, and so
are lines parted by `<br>`. Of a page beyond any article's size (three million letters, fifty thousand tags) the beginning is read.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from clapboard.documents.blocks import Block, assemble, block
from clapboard.documents.extract import Extract
from clapboard.documents.metadata import metadata

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_MOST_LETTERS = 3_000_000
_MOST_TAGS = 50_000
_BULK = re.compile(r"<(script|style|svg|noscript|template|iframe)\b", re.IGNORECASE)
_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_NEVER_TEXT = ["//nav", "//dialog", "//*[@role='dialog']"]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_TAG = re.compile(r"<([A-Za-z][^\s<>/]{0,40})[^<>]{10000,}")
_MOST_BLANKS = 1_000
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")
_CONTAINERS = frozenset({"body", "list", "table", "div", "quote", "comments", "main", "code", "details"})


def read_page(text: str) -> Extract:
    """Return the main text and the metadata of a page; raise ValueError where there is nothing to read."""
    tree = _tree(text)
    facts = metadata(tree)
    main = assemble(_main_blocks(tree))
    return Extract(
        text=main.text,
        paragraphs=main.paragraphs,
        headings=main.headings,
        shown=facts.published,
        updated=facts.updated,
        title=facts.title,
        byline=facts.byline,
        outlet=facts.outlet,
        address=facts.address,
        subjects=facts.subjects,
    )


def comments_of(text: str) -> tuple[str, ...]:
    """Return the paragraphs of readers' comments that stand under the article of a page, in their order."""
    from trafilatura import bare_extraction

    _hush()
    found = bare_extraction(_tree(text), include_comments=True)
    body = getattr(found, "commentsbody", None)
    return tuple(item.words for item in _blocks(body) if item) if body is not None else ()


def _tree(text: str) -> "HtmlElement":
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    slim = _bounded(text)
    # bytes, since lxml takes no str that declares an encoding; no network and no entities of the page's own making
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(slim.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        msg = "no page that can be parsed"
        raise ValueError(msg) from error
    return tree


def _bounded(text: str) -> str:
    """Return a page cut to what an article can need: where it is larger, scripts and styles go first, then what is at its end."""
    if match := _XML_HEAD.match(text):
        text = text[match.end() :]
    text = _LONG_TAG.sub(_few_attributes, _NOT_XML.sub("\ufffd", text))
    if len(text) > _MOST_LETTERS or text.count("<") > _MOST_TAGS:
        text = "".join(_without_bulk(text))[:_MOST_LETTERS]
        text = "<".join(text.split("<", _MOST_TAGS)[:_MOST_TAGS])
    return text


def _few_attributes(tag: re.Match[str]) -> str:
    """Return a long tag as it is, or bare where it has very many attributes: libxml2 compares each of them with all others."""
    return tag[0] if sum(map(str.isspace, tag[0])) <= _MOST_BLANKS else f"<{tag[1]} "


def _without_bulk(text: str) -> Iterator[str]:
    """Yield what lies outside of scripts, styles and drawings; metadata in JSON-LD stays. Linear, whatever is left unclosed."""
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text  # a few letters grow in small print
    start = at = 0
    unclosed: set[str] = set()
    for opening in _BULK.finditer(text):
        name = opening[1].lower()
        if opening.start() < at or name in unclosed:
            continue
        closing = lower.find("</" + name, opening.end())
        if closing < 0:
            unclosed.add(name)
            continue
        at = closing
        if "ld+json" not in text[opening.start() : opening.start() + 200]:
            yield text[start : opening.start()]
            start = closing
    yield text[start:]


def _main_blocks(tree: "HtmlElement") -> Iterator[Block | None]:
    from trafilatura import bare_extraction, baseline

    _hush()
    _mark_quotations(tree)
    found = bare_extraction(tree, include_comments=False, with_metadata=False, prune_xpath=_NEVER_TEXT)
    body = getattr(found, "body", None)
    if body is None or not "".join(body.itertext()).strip():
        body, _, _ = baseline(tree)
    yield from _blocks(body)


@cache
def _hush() -> None:
    """Give the extractors' loggers somewhere to go: what they would print to stderr is no line of ours."""
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())


def _mark_quotations(tree: "HtmlElement") -> None:
    """Write out the quotation marks that a browser draws around `<q>`."""
    for quotation in tree.iter("q"):
        if _NOT_XML.search("".join(quotation.itertext()) + (quotation.tail or "")):
            continue  # lxml reads such letters (`&#1;`), but does not write them
        quotation.text = "“" + (quotation.text or "")
        last = quotation[-1] if len(quotation) else None
        if last is None:
            quotation.text += "”"
        else:
            last.tail = (last.tail or "") + "”"
        quotation.tag = "span"


def _blocks(element: "_Element") -> Iterator[Block | None]:
    """Yield the paragraphs of an extracted body, down to the elements that hold words."""
    yield block(element.text or "")
    for child in element:
        tag = str(child.tag)
        if tag == "row":
            yield block(" | ".join(" ".join(cell.itertext()).strip() for cell in child))
        elif tag in _CONTAINERS or (tag == "item" and any(str(inner.tag) in {"p", "list", "quote"} for inner in child)):
            yield from _blocks(child)
        else:
            yield from (block(line, heading=tag == "head") for line in _lines(child))
        if tag != "lb" and (child.tail or "").strip():
            yield block(child.tail or "")


def _lines(element: "_Element") -> list[str]:
    """Return the words of an element, parted where it breaks its line."""
    lines = [""]
    for piece in element.iter():
        if str(piece.tag) == "lb":
            lines.append(piece.tail or "")
            continue
        lines[-1] += piece.text or ""
        if piece is not element:
            lines[-1] += piece.tail or ""
    return lines
