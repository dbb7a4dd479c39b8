"""A page's rows as JSON and as CSV."""

import csv
import io
import json
import re
from typing import Any

from clapboard.publishing.twins.sheet import Citation, Sheet
from clapboard.publishing.views import Row, Table

_FORMULA = re.compile(r"[=+\-@\t\r\n]")


def json_text(sheet: Sheet) -> bytes:
    """Return all rows by table, each with the ids of the claims that prove it, and the words of those claims."""
    used = {claim for table in sheet.tables for row in table.rows for claim in row.evidence}
    told = {
        "page": sheet.kind,
        "title": sheet.title,
        "address": sheet.home,
        "lede": sheet.lede,
        "as_of": str(sheet.at) if sheet.at else None,
        "tables": {table.name: [_row(table, row) for row in table.rows] for table in sheet.tables},
        "evidence": {claim: _cited(sheet, item) for claim, item in sheet.citations.items() if claim in used},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _row(table: Table, row: Row) -> dict[str, Any]:
    return {"id": row.id, **dict(zip(table.columns, row.cells, strict=True)), "evidence": list(row.evidence)}


def _cited(sheet: Sheet, item: Citation) -> dict[str, Any]:
    return {
        "words": item.words,
        "outlet": item.outlet,
        "title": item.title,
        "byline": item.byline,
        "address": item.address or None,
        "document": item.document,
        "reported": item.reported,
        "permalink": sheet.evidence(item.claim),
    }


def csv_text(sheet: Sheet) -> bytes:
    """Return all rows as one table: its name and the row's id first, then every column of every table, then the evidence.

    UTF-8 with a mark, for the spreadsheets that need one; a cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    columns = list(dict.fromkeys(column for table in sheet.tables for column in table.columns))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["table", "row", *columns, "sentence", "evidence"])
    for table in sheet.tables:
        for row in table.rows:
            cells = dict(zip(table.columns, row.cells, strict=True))
            sentence = next((item.words for item in sheet.cited(row)), "")
            proofs = " ".join(sheet.evidence(claim) for claim in dict.fromkeys(row.evidence))
            writer.writerow([table.name, safe(row.id), *(safe(cells.get(column, "")) for column in columns), safe(sentence), proofs])
    return out.getvalue().encode("utf-8-sig", "replace")


def safe(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
