"""What a chart's file has of each title and season."""

from collections import defaultdict
from collections.abc import Iterator

from clapboard.model.document import Document
from clapboard.model.mention import ChartMention
from clapboard.model.span import Span
from clapboard.text import charts

_Key = tuple[str, str | None, str, str]


def find_charts(document: Document) -> tuple[ChartMention, ...]:
    """Return the rows of a chart's document, those of one list, title and season together, in the order of the file."""
    rows: defaultdict[_Key, list[Span]] = defaultdict(list)
    columns = None
    lines = charts.lines(document.text)
    first = next(lines)
    if found := charts.Columns.of(first[1]):
        columns = str(found)
        for at, line in lines:
            row = found.row(line)
            rows[row.show, row.season, row.chart, "as filed"].append(Span(at, at + len(line)))
    else:
        for at, line in (first, *lines):
            for edition, row in _sides(charts.corrected(line)):
                rows[row.show, row.season, row.chart, edition].append(Span(at, at + len(line)))
    made = [
        ChartMention(
            rows=tuple(spans),
            show=show,
            season=charts.season_of(season, show),
            chart=chart,
            columns=columns,
            edition=edition,
            rule="chart: row of a file",
        )
        for (show, season, chart, edition), spans in rows.items()
    ]
    return tuple(sorted(made, key=lambda item: item.rows))


def _sides(correction: charts.Corrected) -> Iterator[tuple[str, charts.Row]]:
    yield "before", correction.before
    if correction.after:
        yield "after", correction.after
