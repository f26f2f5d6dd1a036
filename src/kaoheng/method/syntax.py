"""What a YAML parser objects to, in words for people who write method files."""

from yaml import MarkedYAMLError

from kaoheng.text import Text

_TAB = Text("缩进用了制表符（Tab）", "the indentation uses a tab")
_TAB_MEND = Text("请用空格缩进，每层两格", "Indent with spaces, two a level")
_COLON = Text("字段后面用了全角冒号“：”", "a field is followed by the full-width colon “：”")
_COLON_MEND = Text("请改为半角冒号加一个空格，如 title: 细颗粒物", "Use an ASCII colon and a space, as in title: PM2.5")

_KNOWN: tuple[tuple[str, Text, Text], ...] = (
    (
        "could not find expected ':'",
        Text("这一行附近缺少冒号", "a colon is missing near this line"),
        Text("请写成“字段: 值”，冒号后有空格，下级内容缩进对齐", "Write `field: value` with a space after the colon"),
    ),
    (
        "mapping values are not allowed",
        Text("这里不能再有冒号", "a colon cannot stand here"),
        Text("含冒号的文字请加引号；下级字段请检查缩进", "Quote text with colons, or mend the indentation"),
    ),
    (
        "unexpected end of stream",
        Text("引号没有写完", "a quotation mark is not closed"),
        Text("请补上另一半引号", "Add the closing quotation mark"),
    ),
    (
        "did not find expected",
        Text("缩进、括号或逗号不成对", "indentation, brackets or commas do not match"),
        Text("请检查这一行和上一行：同级内容左边对齐，括号成对", "Align one level's fields and close every bracket"),
    ),
)  # fmt: skip
_OTHER = (
    Text("这里不是合规的YAML", "this is not well-formed YAML"),
    Text(
        "请检查这一行的引号、括号和特殊字符，必要时给文字加引号",
        "Check quotes, brackets and special characters; quote text",
    ),
)


def explain(error: MarkedYAMLError, text: str) -> tuple[int, Text, Text]:
    """The line, what is wrong there, and how to mend it."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    rows = text.split("\n")
    for near in (line, line - 1):
        row = rows[near] if 0 <= near < len(rows) else ""
        if "\t" in row[: len(row) - len(row.lstrip())]:
            return near + 1, _TAB, _TAB_MEND
        if "：" in row and ": " not in row and not row.rstrip().endswith(":"):
            return near + 1, _COLON, _COLON_MEND
    problem = error.problem or ""
    for sign, what, mend in _KNOWN:
        if sign in problem:
            return line + 1, what, mend
    return line + 1, *_OTHER
