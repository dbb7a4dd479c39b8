"""A page as linked data (JSON-LD, schema.org): TVSeries, TVSeason, Person, Quotation, NewsArticle, Claim with firstAppearance."""

import json
import re
from dataclasses import dataclass
from typing import Any

from clapboard.publishing.twins.sheet import Citation, Sheet
from clapboard.publishing.views import Row, Table

Node = dict[str, Any]
_CONTEXT = {"@vocab": "https://schema.org/", "identifier": {"@id": "https://schema.org/identifier"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class _As:
    """What the rows of a table are: their type, and the property that each column becomes."""

    type: str
    columns: dict[str, str]


_ROWS = {
    "seasons": _As(type="TVSeason", columns={"season": "name", "stage": "creativeWorkStatus", "date": "temporal", "fate": "abstract"}),
    "timeline": _As(type="Claim", columns={"milestone": "name", "day": "temporal", "season": "about", "value": "text"}),
    "statements": _As(type="Quotation", columns={"words": "text", "speaker": "creator"}),
    "said": _As(type="Quotation", columns={"words": "text", "show": "about"}),
    "appearances": _As(type="Quotation", columns={"words": "text", "speaker": "creator", "outlet": "publisher"}),
    "people": _As(type="Person", columns={"name": "name", "roles": "jobTitle"}),
    "credits": _As(type="Role", columns={"role": "roleName", "show": "name", "characters": "characterName"}),
    "coverage": _As(type="NewsArticle", columns={"article": "headline", "outlet": "publisher", "reported": "temporal"}),
    "articles": _As(type="NewsArticle", columns={"article": "headline", "show": "about", "reported": "temporal"}),
    "synopses": _As(type="Quotation", columns={"words": "text", "publisher": "creator"}),
    "evidence": _As(type="Quotation", columns={"words": "text", "outlet": "publisher"}),
}
_CLAIM = _As(type="Claim", columns={})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMED = {"creator": "Person", "publisher": "Organization"}
_SUBJECTS = {"show": "TVSeries", "season": "TVSeason", "person": "Person", "outlet": "NewsMediaOrganization", "saying": "Quotation"}


def json_ld(sheet: Sheet) -> bytes:
    """Return the page's subject and all of its rows as a graph; each row's node has its table and id as `identifier`."""
    subject: Node = {"@id": sheet.home, "@type": _SUBJECTS.get(sheet.kind, "WebPage"), "name": sheet.title, "description": sheet.lede}
    rows = [_node(sheet, table, row) for table in sheet.tables for row in table.rows]
    seasons = [{"@id": node["@id"]} for node in rows if node["@type"] == "TVSeason" and node["@id"] != sheet.home]
    if sheet.kind == "show" and seasons:
        subject["containsSeason"] = seasons
    if sheet.kind == "season" and sheet.show:
        subject["partOfSeries"] = {"@type": "TVSeries", "name": sheet.show}
    told = {"@context": _CONTEXT, "@graph": [subject, *rows]}
    # no `</` in it: the text may stand inside a page's script element
    return json.dumps(told, ensure_ascii=False, indent=1).replace("</", "<\\/").encode("utf-8", "backslashreplace")


def _node(sheet: Sheet, table: Table, row: Row) -> Node:
    form = _ROWS.get(table.name, _CLAIM)
    cells = {column: cell for column, cell in zip(table.columns, row.cells, strict=True) if cell}
    node: Node = {"@id": f"{sheet.home}#{table.name}-{row.id}", "@type": form.type, "identifier": f"{table.name}/{row.id}"}
    for column, name in form.columns.items():
        if column in cells:
            node[name] = {"@type": _NAMED[name], "name": cells[column]} if name in _NAMED else cells[column]
    if form.type == "TVSeason" and (starts := _day(sheet, table, row)):
        node["startDate"] = starts
    rest = "; ".join(f"{column}: {cell}" for column, cell in cells.items() if column not in form.columns)
    if rest:
        node["description"] = rest
    cited = [_appearance(sheet, item) for item in sheet.cited(row)]
    if form.type == "Claim":
        node |= {"appearance": cited, **({"firstAppearance": cited[0]} if cited else {})}
    elif cited:
        node["subjectOf"] = [{"@type": "Claim", "firstAppearance": cited[0], "appearance": cited}]
    return node


def _day(sheet: Sheet, table: Table, row: Row) -> str | None:
    """Return the day of a row's release, None where it is none or only a window is known."""
    found = (item.when for item in sheet.dates if (item.table, item.row) == (table.name, row.id))
    return next((when for when in found if _DAY.fullmatch(when)), None)


def _appearance(sheet: Sheet, item: Citation) -> Node:
    node: Node = {"@type": "NewsArticle", "@id": f"{sheet.base}/documents/{item.document}", "text": item.words}
    told = {"headline": item.title, "datePublished": item.reported, "author": item.byline}
    node |= {name: value for name, value in told.items() if value}
    if item.outlet:
        node["publisher"] = {"@type": "Organization", "name": item.outlet}
    if item.address.startswith(("http://", "https://")):
        node["url"] = item.address
    return node
