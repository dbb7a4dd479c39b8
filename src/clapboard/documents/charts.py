"""A chart's file as a document: the file as it is, of which no line is an article's own words."""

from clapboard.model.capture import Capture
from clapboard.model.document import UNDATED, DateBasis, Document, DocumentKind, Publication
from clapboard.model.when import Interval
from clapboard.text import charts

MEDIA_TYPES = frozenset({charts.TSV, charts.CSV, charts.CORRECTIONS})


def read_chart(capture: Capture, text: str, *, reader: str) -> Document:
    """Return the document of a chart's file; raise ValueError where a line of it is no row of a chart.

    It was not published before the newest week or correction that it holds.
    """
    rows = list(charts.lines(text))
    newest = None
    if capture.media_type.partition(";")[0].strip().lower() == charts.CORRECTIONS:
        newest = max((charts.corrected(line).seen for _, line in rows), default=None)
    else:
        columns = charts.Columns.of(rows[0][1]) if rows else None
        if columns is None or len(rows) == 1:
            msg = "no rows of a chart in it" if columns else "a table, but of no chart that is known by its column names"
            raise ValueError(msg)
        weeks = [row.week + charts.PUBLISHED_AFTER for _, line in rows[1:] if (row := columns.row(line)).week]
        newest = max(weeks, default=None)
    return Document(
        id=capture.document,
        capture=capture.sha256,
        text=text,
        paragraphs=(),
        published=Publication(interval=Interval(first=newest), basis=DateBasis.METADATA) if newest else UNDATED,
        reader=reader,
        address=capture.address,
        outlet=capture.outlet or "Netflix",
        title=capture.title,
        language=None,
        kind=DocumentKind.CHART,
    )
