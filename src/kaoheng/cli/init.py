"""`kaoheng init TABLE.xlsx --out METHOD.yaml`"""

from pathlib import Path

from kaoheng.cli.console import out, refusals, report, stop
from kaoheng.drafting.method_file import method_file
from kaoheng.drafting.table import leaves, read_table
from kaoheng.exchange.grids import read_grid
from kaoheng.text import Language, Text


def run(table: Path, sheet: str | None, to: Path, language: Language) -> None:
    """Draft a method file from an indicator table; an existing file is never written over."""
    if to.exists():
        stop(Text(f"{to} 已存在，请换一个文件名", f"{to} exists: choose another name"), language)
    with refusals(language):
        read = read_table(read_grid(table, sheet))
    report(read.doubts, language)
    text = method_file(read, language)
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(text, encoding="utf-8", newline="\n")
    items = list(leaves(list(read.tree)))
    asked = sum(Text("待定", "open")[language] in line for line in text.splitlines())
    done = Text(
        f"已生成初稿 {to}：{len(items)}项指标，{asked}处待定。请逐项确认后运行 kaoheng check。",
        f"Drafted {to}: {len(items)} items, {asked} open questions. Confirm them, then run kaoheng check.",
    )
    out.print(done[language])
