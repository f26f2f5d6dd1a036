"""Units and people from workbooks: every problem of every cell at once, then all lines or none."""
