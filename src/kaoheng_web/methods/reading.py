"""Texts as they come from people: a method file or a table of indicators, with every problem at once."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from kaoheng.drafting.method_file import method_file
from kaoheng.drafting.table import read_table
from kaoheng.exchange.grids import read_grid
from kaoheng.findings import Finding, Refused
from kaoheng.method.load import Loaded, read
from kaoheng.text import Text
from kaoheng_web.shared.errors import Refusal

MOST_BYTES = 2 * 2**20
TABLES = (".xlsx", ".xls", ".xlsm", ".ods")
TOO_LONG = Text("文件超过2 MB，请确认这是考核办法。", "The file is larger than 2 MB: make sure that it is a method.")
NOT_UTF8 = Text("文件不是UTF-8编码，请另存为UTF-8后再传。", "The file is not UTF-8: save it as UTF-8.")


def said(findings: Iterable[Finding]) -> list[Text]:
    """Findings as sentences with their lines."""
    return [Text(finding.sentence("zh"), finding.sentence("en")) for finding in findings]


def checked(text: str) -> Loaded:
    """The method that a text states; refused with every problem, each with its line and how to mend it."""
    try:
        loaded = read(text)
    except Refused as refused:
        raise Refusal(fields={"text": said(refused)}) from None
    if len(loaded.method.method.title) > 200:
        raise Refusal(fields={"text": [Text("名称超过200字。", "The title is longer than 200 characters.")]})
    return loaded


def text_of(name: str, content: bytes) -> str:
    """The text of an uploaded file; a table of indicators becomes the first draft of a method file."""
    if len(content) > MOST_BYTES:
        raise Refusal(fields={"file": [TOO_LONG]})
    suffix = Path(name).suffix.lower()
    try:
        return _drafted(suffix, content) if suffix in TABLES else content.decode("utf-8-sig")
    except Refused as refused:
        raise Refusal(fields={"file": said(refused)}) from None
    except UnicodeDecodeError:
        raise Refusal(fields={"file": [NOT_UTF8]}) from None


def _drafted(suffix: str, content: bytes) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        path.write_bytes(content)
        return method_file(read_table(read_grid(path)))
