"""A small safe language for formulas and conditions: read by `parse`, run by `evaluate`, told by `words`."""
