"""A sheet of a workbook as people laid it out, merged cells and all."""

from pathlib import Path

from kaoheng.drafting.grid import Grid, grid_of
from kaoheng.exchange.workbooks import cell_text, open_workbook
from kaoheng.findings import Place
from kaoheng.freeze.problems import Problems
from kaoheng.text import Text

MOST_ROWS, MOST_COLUMNS = 5_000, 60


def read_grid(path: Path, sheet: str | None = None) -> Grid:
    """One sheet, the first where none is named; Refused where it cannot be read."""
    problems = Problems()
    if not path.is_file():
        what = Text("没有这个文件", "there is no such file")
        problems.add("no_file", Place(str(path)), what, Text("请检查路径", "Check the path"))
        problems.stop()
    workbook = open_workbook(path, problems)
    problems.stop()
    assert workbook is not None, "a workbook that cannot be opened is a problem"
    name = sheet or workbook.names[0]
    if name not in workbook.names:
        what = Text(f"没有名为“{name}”的工作表", f"there is no sheet called {name}")
        mend = problems.suggest(
            name, workbook.names, Text(f"有：{'、'.join(workbook.names)}", f"It has: {', '.join(workbook.names)}")
        )
        problems.add("no_sheet", Place(path.name), what, mend)
        problems.stop()
    found = workbook.book.get_sheet_by_name(name)
    cells = [
        [cell_text(cell) for cell in row[:MOST_COLUMNS]]
        for row in found.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    ]
    return grid_of(path.name, name, cells, found.merged_cell_ranges or ())
