"""The command line: check, schema, score, explain, compare."""
