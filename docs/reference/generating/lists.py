"""What lists in the code hold: aggregations, functions, columns of evidence and of results."""

from inspect import getdoc

from docs.reference.generating.fields import fields
from docs.reference.generating.markdown import code, sentence, table, told
from docs.reference.generating.shapes import MODELS, model_name
from kaoheng.aggregation.catalogue import AGGREGATIONS
from kaoheng.exchange.names import NUMBER_COLUMNS, TABLES, WORDS
from kaoheng.formula.functions import FUNCTIONS
from kaoheng.report.csv_files import SCORE_COLUMNS, TOTAL_COLUMNS, UNDECIDED_COLUMNS
from kaoheng.report.words import LABELS


def aggregations() -> str:
    """A row for every aggregation, and tables of those with parameters."""
    rows, tables = [], []
    for kind in AGGREGATIONS:
        shape = MODELS[model_name(kind)]
        name = shape["properties"]["kind"]["const"]
        rows.append((code(name), kind.title.zh, "yes" if kind.weighted else "", sentence(told(str(getdoc(kind))))))
        if len(shape["properties"]) > 1:
            tables.append(f"### {name}\n\n" + fields(model_name(kind), code, "parameter"))
    return "\n\n".join([table(("kind", "", "weights", "score of the block"), rows), *tables])


def functions() -> str:
    """The functions of formulas."""
    rows = []
    for name, function in FUNCTIONS.items():
        most = "…" if function.most > 9 else str(function.most)
        count = str(function.least) if function.least == function.most else f"{function.least} to {most}"
        rows.append((code(name), function.zh, count, function.wants, "yes" if function.group else ""))
    return table(("function", "", "arguments", "the last one is", "whole group"), rows)


def evidence_columns() -> str:
    """The columns of every table, in both languages."""
    parts = []
    for names in TABLES:
        heads = {column: head for head, column in names.headers.items()}
        rows = [
            (
                code(column),
                heads.get(column, ""),
                "required" if column in names.required else "",
                "number" if column in NUMBER_COLUMNS else "text",
            )
            for column in names.columns
        ]
        ignored = "、".join(code(name) for name in names.ignored)
        parts += [
            f"### {names.id}",
            f"Chinese name: {names.sheet}. Columns that may stand there for people and are not read: {ignored}.",
            table(("column", "Chinese head", "", "holds"), rows),
        ]
    return "\n\n".join(parts)


def evidence_words() -> str:
    """Chinese words that stand for the library's own."""
    rows = [
        (f"{code(name)} of {each}", "、".join(f"{zh} = {code(own)}" for zh, own in words.items()))
        for (each, name), words in WORDS.items()
    ]
    return table(("column", "words"), rows)


def output_columns() -> str:
    """The columns of the csv files, in their order."""
    files = (("totals.csv", TOTAL_COLUMNS), ("scores.csv", SCORE_COLUMNS), ("undecided.csv", UNDECIDED_COLUMNS))
    return table(("file", "columns"), [(code(name), ", ".join(map(code, columns))) for name, columns in files])


def workbook_sheets() -> str:
    """The names of the workbook's sheets."""
    keys = ("summary", "ranking_charts", "loose_items", "basis", "notes")
    return table(("Chinese", "English"), [(LABELS[key].zh, LABELS[key].en) for key in keys])
