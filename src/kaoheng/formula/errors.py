"""What is wrong with a formula, where, and how to mend it."""


class FormulaError(ValueError):
    """A formula that cannot be accepted; `column` counts characters from 1."""

    def __init__(self, column: int, mend: str) -> None:
        super().__init__(f"column {column}: {mend}")
        self.column = column
        self.mend = mend
