"""Standing phrases of regulations: what counts without data, what counts when nothing is concerned."""

from kaoheng.clauses.writing import Writing
from kaoheng.method.policies import Fixed, Missing, NotApplicable, Transfer
from kaoheng.numbers import as_text
from kaoheng.text import Text

_MISSING: dict[str, Text] = {
    "block": Text("须补报核定后再行计分", "must be supplied before anything is scored"),
    "zero": Text("该项不得分", "gets no points"),
    "full": Text("该项得满分", "gets full points"),
    "group_average": Text("按本组有数据单位的平均得分计分", "gets the mean score of the units of the group with data"),
    "carry_forward": Text("以上年数据计分", "is scored on last year's value"),
    "spread": Text("其分值按比例分摊到其他指标", "hands its points to the other items pro rata"),
    "spread_equal": Text("其分值平均分摊到其他指标", "hands its points to the other items in equal parts"),
}
_NOT_APPLICABLE: dict[str, Text] = {
    "refuse": Text("各项指标均须考核，不设不涉及情形", "Every item concerns every unit it is stated for"),
    "full": Text("不涉及该项工作的，得满分", "Units it does not concern get full points"),
    "group_average": Text(
        "不涉及该项工作的，按本组有数据单位的平均得分计分",
        "Units it does not concern get the mean score of the units of the group with data",
    ),
    "spread": Text(
        "不涉及该项工作的，其分值按比例分摊到其他指标",
        "For units it does not concern the points go to the other items pro rata",
    ),
    "spread_equal": Text(
        "不涉及该项工作的，其分值平均分摊到其他指标",
        "For units it does not concern the points go to the other items in equal parts",
    ),
}


def missing_words(policy: Missing) -> Text:
    """没有数据的，该项不得分."""
    if isinstance(policy, Fixed):
        points = as_text(policy.score)
        then = Text(f"计{points}分", f"gets {points} points")
    else:
        then = _MISSING[policy]
    return Text(f"没有数据的，{then.zh}。", f"An item without data {then.en}.")


def not_applicable_words(policy: NotApplicable, writing: Writing) -> Text:
    """不涉及该项工作的，其分值按比例分摊到其他指标."""
    if isinstance(policy, Transfer):
        to = writing.node(policy.to)
        said = Text(f"不涉及该项工作的，其分值计入{to.zh}", f"For units it does not concern the points go to {to.en}")
    else:
        said = _NOT_APPLICABLE[policy]
    return said + Text("。", ".")
