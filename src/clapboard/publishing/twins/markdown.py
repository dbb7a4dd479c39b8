"""A page's rows as Markdown, and as wiki text for encyclopaedias."""

import re
from collections.abc import Iterator

from clapboard.publishing.twins.sheet import Citation, Sheet
from clapboard.publishing.views import Table
from clapboard.publishing.views.wording import date_words

_MARKS = re.compile(r"([\\`*_{}\[\]()#+.!|~&<>^$-])")
_WIKI = re.compile(r"[\[\]{}|<>'&=*#:;~_]")


def markdown(sheet: Sheet) -> bytes:
    """Return the page as Markdown (CommonMark with tables): one table for each of the page's, every row with its sources as links."""
    lines = [f"# {escaped(sheet.title)}", "", escaped(sheet.lede), ""]
    if sheet.at:
        lines += [f"As of {date_words(str(sheet.at))}.", ""]
    for table in sheet.tables:
        lines += [f"## {escaped(table.name.capitalize())}", "", *(_rows(sheet, table) if table.rows else ["Nothing on record."]), ""]
    return "\n".join([*lines, f"Source: <{sheet.home}>", ""]).encode("utf-8", "replace")


def _rows(sheet: Sheet, table: Table) -> Iterator[str]:
    yield _line([*map(escaped, table.columns), "evidence"])
    yield _line(["---"] * (len(table.columns) + 1))
    for row in table.rows:
        proofs = ", ".join(f"[{claim[:8]}]({sheet.evidence(claim)})" for claim in dict.fromkeys(row.evidence))
        yield _line([*map(escaped, row.cells), proofs])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """Return the text on one line, so that Markdown takes no letter of it for a mark, nor a browser for a tag."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def wiki(sheet: Sheet) -> bytes:
    """Return the page as MediaWiki text: tables whose rows end in `{{cite web}}`, with the sentence as quote and an archive address."""
    lines = [f"== {plain(sheet.title)} ==", plain(sheet.lede), ""]
    named: set[str] = set()
    for table in sheet.tables:
        lines += [
            f"=== {plain(table.name.capitalize())} ===",
            '{| class="wikitable"',
            f"! {' !! '.join(map(plain, table.columns))} !! sources",
        ]
        for row in table.rows:
            lines += [f'|- id="{plain(table.name)}-{_anchor(row.id)}"']
            proofs = "".join(_reference(item, named) for item in sheet.cited(row))
            lines += [f"| {cell}" for cell in (*map(plain, row.cells), proofs)]
        lines += ["|}", ""]
    return "\n".join([*lines, "{{reflist}}", ""]).encode("utf-8", "replace")


def plain(text: str) -> str:
    """Return the text on one line, every letter that wiki text or HTML knows as a mark written as its number."""
    return _WIKI.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def _anchor(text: str) -> str:
    return re.sub(r"[^\w-]", "_", text)


def _reference(item: Citation, named: set[str]) -> str:
    """Return the reference to a source: in full where it comes first, by its name after that."""
    name = f"clapboard-{item.claim[:16]}"
    if name in named:
        return f'<ref name="{name}" />'
    named.add(name)
    return f'<ref name="{name}">{cite_web(item)}</ref>'


def cite_web(item: Citation) -> str:
    """Return the citation template of a source: `{{cite web}}`, or `{{cite news}}` where no address is known.

    The archive address is the Wayback Machine's for the day on which we captured the page: it leads to the nearest snapshot.
    """
    is_web = item.address.startswith(("http://", "https://"))
    captured = item.captured.date().isoformat() if item.captured else ""
    stamp = item.captured.strftime("%Y%m%d%H%M%S") if item.captured else ""
    fields = {
        "title": plain(item.title or item.origin),
        "author": plain(item.byline or ""),
        "website" if is_web else "newspaper": plain(item.outlet or ""),
        "date": plain(date_words(item.reported)) if item.reported else "",
        "quote": plain(item.words),
    }
    if is_web:
        address = _address(item.address)
        fields = {"url": address, **fields, "access-date": captured}
        if stamp:
            fields |= {"archive-url": f"https://web.archive.org/web/{stamp}/{address}", "archive-date": captured, "url-status": "live"}
    return f"{{{{cite {'web' if is_web else 'news'} |{' |'.join(f'{name}={value}' for name, value in fields.items() if value)}}}}}"


def _address(address: str) -> str:
    """Return the address with every letter escaped that would end a template's field."""
    return re.sub(r"[\s|{}\[\]<>\"']", lambda found: f"%{ord(found[0]):02X}", address)
