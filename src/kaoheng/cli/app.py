"""The commands and their options; each is carried out in a file of its name."""

from pathlib import Path
from typing import Annotated

import typer

import kaoheng
from kaoheng.cli import check as checking
from kaoheng.cli import compare as comparing
from kaoheng.cli import consequences as following
from kaoheng.cli import explain as explaining
from kaoheng.cli import schema as schemas
from kaoheng.cli import score as scoring
from kaoheng.engines.catalogue import ENGINES
from kaoheng.text import Language

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    help="考衡：把考核办法当作数据，算清每一分。 Kaoheng scores annual target-responsibility assessments.",
)

Lang = Annotated[str, typer.Option("--lang", envvar="KAOHENG_LANG", help="zh（中文）或 en（English）")]
MethodFile = Annotated[Path, typer.Argument(metavar="METHOD", help="考核办法文件 method.yaml · the method file")]
Evidence = Annotated[
    Path, typer.Argument(metavar="EVIDENCE", help="数据文件夹或工作簿 · folder or workbook of evidence")
]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="计分结果文件夹 · folder of results")]


def _language(lang: str) -> Language:
    if lang not in ("zh", "en"):
        raise typer.BadParameter("zh 或 en / zh or en")
    return "zh" if lang == "zh" else "en"


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="版本 · version")] = False) -> None:
    """考衡命令行。"""
    if version:
        typer.echo(kaoheng.__version__)
        raise typer.Exit


@app.command()
def check(
    method: MethodFile,
    evidence: Annotated[Path | None, typer.Option(help="同时检查的数据 · evidence to check as well")] = None,
    lang: Lang = "zh",
) -> None:
    """检查考核办法，一次列出全部问题。 Check a method file and list everything wrong with it."""
    checking.run(method, evidence, _language(lang))


@app.command()
def schema() -> None:
    """输出办法文件的JSON Schema，供编辑器补全和检查。 Print the JSON Schema of method files."""
    schemas.run()


@app.command()
def score(
    method: MethodFile,
    evidence: Evidence,
    out: Annotated[Path, typer.Option(help="结果文件夹 · folder for the results")],
    engine: Annotated[str, typer.Option(help=" | ".join(ENGINES))] = "local",
    lang: Lang = "zh",
) -> None:
    """计分，打印排名与理由，写出全部结果文件。 Score a year, print ranks with reasons, write the result files."""
    if engine not in ENGINES:
        raise typer.BadParameter(f"engine: {' | '.join(ENGINES)}")
    scoring.run(method, evidence, out, engine, _language(lang))


@app.command()
def explain(
    folder: Folder,
    unit: Annotated[str, typer.Option(help="单位代码或名称 · unit id or name")],
    item: Annotated[str | None, typer.Option(help="指标代码或名称 · item id or name")] = None,
    lang: Lang = "zh",
) -> None:
    """说明一个单位或一项得分的由来。 Explain the score of a unit or of one of its items."""
    explaining.run(folder, unit, item, _language(lang))


@app.command()
def compare(
    one: Annotated[Path, typer.Argument(metavar="DIR1")],
    other: Annotated[Path, typer.Argument(metavar="DIR2")],
    lang: Lang = "zh",
) -> None:
    """比较两次计分：得分、名次、等次哪里不同。 Compare two runs: which scores, ranks and grades differ."""
    comparing.run(one, other, _language(lang))


@app.command()
def consequences(
    method: MethodFile,
    evidence: Evidence,
    decided: Annotated[str, typer.Option(help="通报（决定）日期，如 2023-03-20 · the day of the decision")],
    out: Annotated[Path, typer.Option(help="写入 consequences.csv 的文件夹 · folder for consequences.csv")],
    calendar: Annotated[
        Path | None, typer.Option(help="工作日历 csv：date,kind · calendar of shifted days and holidays")
    ] = None,
    lang: Lang = "zh",
) -> None:
    """列出结果运用措施：谁、为什么、何时之前。 List the measures that follow from the results, and by when."""
    following.run(method, evidence, decided, calendar, out, _language(lang))
