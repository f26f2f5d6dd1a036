"""定结果: what is added, taken off and vetoed before a year is decided."""
