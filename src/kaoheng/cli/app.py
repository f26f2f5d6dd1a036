"""The commands and their options; each is carried out in a file of its name."""

from pathlib import Path
from typing import Annotated

import typer

import kaoheng
from kaoheng.cli import check as checking
from kaoheng.cli import clauses as writing
from kaoheng.cli import compare as comparing
from kaoheng.cli import consequences as measuring
from kaoheng.cli import diff as differing
from kaoheng.cli import explain as explaining
from kaoheng.cli import forecast as forecasting
from kaoheng.cli import init as starting
from kaoheng.cli import integrity as inspecting
from kaoheng.cli import lint as linting
from kaoheng.cli import path as paths
from kaoheng.cli import robustness as robustnesses
from kaoheng.cli import schema as schemas
from kaoheng.cli import score as scoring
from kaoheng.cli import suggest as suggesting
from kaoheng.cli import trajectory as following
from kaoheng.cli import weights as weighing
from kaoheng.cli import what_if as asking
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
def suggest(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="细则中的一句话 · a sentence of a regulation")],
    lang: Lang = "zh",
) -> None:
    """把细则中的一句话读成规则建议，未写明的政策逐项列出。 Propose a rule for a sentence, its open policies marked."""
    suggesting.run(sentence, _language(lang))


@app.command()
def init(
    table: Annotated[Path, typer.Argument(metavar="TABLE.xlsx", help="指标表 · a table of indicators")],
    out: Annotated[Path, typer.Option(help="生成的办法文件 · the method file to write")],
    sheet: Annotated[str | None, typer.Option(help="工作表 · the sheet, the first by default")] = None,
    lang: Lang = "zh",
) -> None:
    """由Excel指标表（可有合并单元格）生成办法初稿。 Draft a method file from an Excel table of indicators."""
    starting.run(table, sheet, out, _language(lang))


@app.command()
def trajectory(
    goals: Annotated[Path, typer.Argument(metavar="GOALS", help="多年目标文件 goals.yaml · file of goals")],
    evidence: Annotated[
        Path | None, typer.Argument(metavar="[EVIDENCE]", help="历年数据 · evidence of several years")
    ] = None,
    lang: Lang = "zh",
) -> None:
    """多年目标的应走路径、进展和余下年份所需增速。 Follow goals of several years and what the rest must bring."""
    following.run(goals, evidence, _language(lang))


@app.command()
def forecast(
    method: MethodFile,
    evidence: Evidence,
    item: Annotated[str | None, typer.Option(help="指标代码 · item id")] = None,
    unit: Annotated[str | None, typer.Option(help="单位代码 · unit id")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="只用到此月的数据，如2022-09 · last month used")] = None,
    coverage: Annotated[int, typer.Option(min=1, max=99, help="区间的把握，百分数 · percent of the interval")] = 80,
    lang: Lang = "zh",
) -> None:
    """由各月（季）数据预测全年数、区间、达标概率和预计得分。 Forecast year-end values from months or quarters."""
    forecasting.run(method, evidence, item, unit, as_of, coverage, _language(lang))


@app.command()
def integrity(
    method: MethodFile,
    evidence: Evidence,
    before: Annotated[Path | None, typer.Option(help="较早的一份数据 · an earlier snapshot")] = None,
    rules: Annotated[Path | None, typer.Option(help="核对规则文件 · file of integrity rules")] = None,
    lang: Lang = "zh",
) -> None:
    """列出值得核对的数据及理由和强弱。 List figures worth checking, with reason and strength."""
    inspecting.run(method, evidence, before, rules, _language(lang))


@app.command()
def lint(
    method: MethodFile,
    evidence: Annotated[Path | None, typer.Option(help="连同数据一起看 · evidence to look at as well")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有提示也算不通过 · fail on warnings too")] = False,
    lang: Lang = "zh",
) -> None:
    """找出办法中值得再想一想的地方。 Find what deserves a second look in a method."""
    linting.run(method, evidence, strict, _language(lang))


@app.command()
def clauses(
    method: MethodFile,
    out: Annotated[Path, typer.Option(metavar="FILE", help=".md 或 .docx · .md or .docx")],
    evidence: Annotated[Path | None, typer.Option(help="数据，用来写单位名称 · evidence, for the units' names")] = None,
    lang: Lang = "zh",
) -> None:
    """由办法数据生成实施细则。 Write the implementing rules from the method's data."""
    writing.run(method, out, evidence, _language(lang))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="旧版办法 · the earlier edition")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="新版办法 · the later edition")],
    evidence: Annotated[Path | None, typer.Option(help="用同一数据比较得分 · evidence to score with both")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="写入 .md 文件 · a .md file to write")] = None,
    lang: Lang = "zh",
) -> None:
    """逐项说明两个版本的不同。 Say in words how two editions differ."""
    differing.run(old, new, evidence, out, _language(lang))


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
    measuring.run(method, evidence, decided, calendar, out, _language(lang))


@app.command()
def weights(
    method: Annotated[Path | None, typer.Argument(metavar="METHOD")] = None,
    evidence: Annotated[Path | None, typer.Argument(metavar="EVIDENCE")] = None,
    by: Annotated[str, typer.Option(help="entropy | critic | equal | ahp")] = "entropy",
    block: Annotated[str, typer.Option(help="板块代码 · block id")] = "total",
    group: Annotated[str | None, typer.Option(help="组别代码 · group id")] = None,
    matrix: Annotated[Path | None, typer.Option(help="判断矩阵csv，用于ahp · judgements, for ahp")] = None,
    decimals: Annotated[int, typer.Option(min=1, max=9, help="权重小数位数 · decimals")] = 4,
    lang: Lang = "zh",
) -> None:
    """由数据或判断矩阵求权重，并给出可粘贴的YAML。 Weights from data or judgements, with lines to paste."""
    if by == "ahp":
        if matrix is None:
            raise typer.BadParameter("--by ahp: --matrix FILE")
        weighing.run_ahp(matrix, decimals, _language(lang))
        return
    if by not in weighing.METHODS or method is None or evidence is None:
        raise typer.BadParameter("METHOD EVIDENCE --by entropy | critic | equal; --by ahp --matrix FILE")
    weighing.run(method, evidence, by, block, group, decimals, _language(lang))


@app.command(name="what-if")
def what_if(
    method: MethodFile,
    evidence: Evidence,
    values: Annotated[list[str] | None, typer.Option("--set", help="单位.指标[:种类][@期间]=值 · a value")] = None,
    points: Annotated[list[str] | None, typer.Option(help="指标=分值 · points")] = None,
    weight: Annotated[list[str] | None, typer.Option(help="指标=权重 · weight")] = None,
    rule: Annotated[list[str] | None, typer.Option(help="指标=规则.yaml · a rule")] = None,
    field: Annotated[list[str] | None, typer.Option(help="节点:字段=值，或 字段=值 · any field")] = None,
    lang: Lang = "zh",
) -> None:
    """如果数据、分值、权重或规则改变，结果怎样。 What other values, points, weights or rules would change."""
    asking.run(method, evidence, values or (), points or (), weight or (), rule or (), field or (), _language(lang))


@app.command()
def robustness(
    method: MethodFile,
    evidence: Evidence,
    replications: Annotated[int, typer.Option(help="模拟次数 · replications")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="随机种子 · seed")] = 1,
    perturb: Annotated[str, typer.Option(help="权重上下浮动 · weights ± this share")] = "10%",
    node: Annotated[list[str] | None, typer.Option(help="只变动这些节点的权重 · only these weights")] = None,
    other: Annotated[
        list[str] | None, typer.Option("--or", help="节点=汇总方式,… · other aggregations of a block")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="结果文件夹 · folder for csv and parameters")] = None,
    lang: Lang = "zh",
) -> None:
    """名次和等次有多稳固：权重和方法变动成千上万次。 How firm ranks and grades are under thousands of weightings."""
    robustnesses.run(method, evidence, replications, seed, perturb, node or (), other or (), out, _language(lang))


@app.command()
def path(
    method: MethodFile,
    evidence: Evidence,
    unit: Annotated[str, typer.Option(help="单位代码或名称 · unit id or name")],
    to: Annotated[str, typer.Option(help="目标等次或“rank 3” · a grade or rank; the next grade by default")] = "",
    costs: Annotated[Path | None, typer.Option(help="csv：item_id,cost · what one unit of each item costs")] = None,
    lang: Lang = "zh",
) -> None:
    """达到上一等次或某名次，各项至少要改变多少。 The smallest changes that reach a grade or rank."""
    paths.run(method, evidence, unit, to, costs, _language(lang))
