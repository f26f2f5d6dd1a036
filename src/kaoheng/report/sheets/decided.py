"""否决与调整: what was decided about units, one sentence a row; no sheet where nothing was."""

from kaoheng.report.decided import decisions
from kaoheng.report.sheets.book import Book, fitting

HEAD = 2


def write_decided(book: Book) -> None:
    """The sheet of vetoes and adjustments, honours, persons and closed years among them."""
    view, words, rows = book.view, book.view.words, list(decisions(book.view))
    if not rows:
        return
    sheet = book.sheet(words("decided"), f"{view.method_title} {words('decided')}", "")
    for column, key in enumerate(("unit", "group", "basis")):
        sheet.write_string(HEAD, column, words(key), book.head())
    look = book.format(valign="top", text_wrap=True)
    for row, (unit, said) in enumerate(rows, start=HEAD + 1):
        group = view.group_title(view.results.group_of(unit))
        for column, text in enumerate((view.results.facts.units[unit].title, group, said)):
            sheet.write_string(row, column, text, look)
    sheet.set_column(0, 0, fitting([view.results.facts.units[unit].title for unit, _ in rows], 12, 36))
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 100)
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)
