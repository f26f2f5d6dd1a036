"""说明: which method and evidence the numbers come from, and how to read them."""

from kaoheng.report.sheets.book import Book
from kaoheng.report.source import Source, facts_of


def write_notes(book: Book, source: Source) -> None:
    """The sheet of provenance and reading notes."""
    words = book.view.words
    sheet = book.sheet(words("notes"), words("notes"), "")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    row = 2
    for label, value in facts_of(book.view, source):
        sheet.write_string(row, 0, label, book.format(bg_color="#F3F6F9", valign="top"))
        sheet.write_string(row, 1, value, book.format(text_wrap=True, valign="top"))
        row += 1
    for number, note in enumerate(words.notes(), start=1):
        sheet.write_string(row + number, 0, f"{words('notes')} {number}", book.format(bg_color="#F3F6F9"))
        sheet.write_string(row + number, 1, note, book.format(text_wrap=True))
