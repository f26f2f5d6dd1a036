"""Consequences of a result: which measures follow, why, and by when."""
