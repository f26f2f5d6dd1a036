"""What is wrong with a formula, where, and how to mend it."""

from kaoheng.text import Text


class FormulaError(ValueError):
    """A formula that cannot be accepted; `column` counts characters from 1.

    >>> print(FormulaError(3, Text("请删去", "remove it")))
    第3个字符：请删去（column 3: remove it）
    """

    def __init__(self, column: int, mend: Text) -> None:
        super().__init__(f"第{column}个字符：{mend.zh}（column {column}: {mend.en}）")
        self.column = column
        self.mend = mend
