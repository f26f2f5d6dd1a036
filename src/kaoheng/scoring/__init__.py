"""The fixed order of evaluation, from evidence to grades, written once for every arithmetic."""
