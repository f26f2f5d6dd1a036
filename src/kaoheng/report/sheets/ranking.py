"""排名图: the totals of every group as a native bar chart, axis from zero, one page of paper each."""

from xlsxwriter.chart import Chart  # type: ignore[import-untyped]

from kaoheng.report.sheets.book import Book, digits
from kaoheng.report.sheets.summary import FIRST

MOST_BARS = 100
"""Units drawn of one group."""

_SCALE, _ROW, _PAGE = 80, 20, 40
"""The scale on paper (manual breaks hold only without fitting), a row's height in pixels, and a page's rows."""


def write_ranking(book: Book, table: str) -> None:
    """The sheet of charts over the summary called `table`."""
    view, words = book.view, book.view.words
    sheet = book.sheet(words("ranking_charts"), f"{view.method_title} {words('ranking_charts')}", "", fit=False)
    sheet.hide_gridlines(2)
    sheet.set_print_scale(_SCALE)
    first, row = FIRST, 2
    breaks: list[int] = []
    for group in view.groups:
        size = len(view.results.order(group))
        bars = min(size, MOST_BARS)
        height = 90 + bars * max(13, min(26, 640 // bars))
        rows = -(-height // _ROW) + 1
        if row > 2 and (row - (breaks[-1] if breaks else 0)) + rows > _PAGE:
            breaks.append(row)
        sheet.insert_chart(row, 0, _chart(book, table, group, first, bars, height, cut=bars < size))
        row += rows
        first += size
    sheet.set_h_pagebreaks(breaks)


def _chart(book: Book, table: str, group: str, first: int, bars: int, height: int, *, cut: bool) -> Chart:
    view, title = book.view, book.view.group_title(group)
    total, last = 3 + len(view.results.method.tree), first + bars - 1
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": view.words("total"),
            "categories": [table, first, 1, last, 1],
            "values": [table, first, total, last, total],
            "fill": {"color": "#4A7AB5"},
            "gap": 45,
            "data_labels": {"value": True, "num_format": digits(view.places("total")), "font": {"size": 9}},
        }
    )
    words = view.words("chart_first", title, bars) if cut else view.words("chart", title)
    chart.set_title({"name": words, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    lines = {"visible": True, "line": {"color": "#DFE5EC"}}
    chart.set_x_axis({"min": 0, "major_gridlines": lines, "num_format": "0", "label_position": "high"})
    chart.set_y_axis(
        {"reverse": True, "interval_unit": 1, "num_font": {"size": 9}, "major_gridlines": {"visible": False}}
    )
    chart.set_size({"width": 920, "height": height})
    return chart
