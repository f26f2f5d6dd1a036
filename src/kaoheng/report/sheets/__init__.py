"""The sheets of results.xlsx, one module each."""
