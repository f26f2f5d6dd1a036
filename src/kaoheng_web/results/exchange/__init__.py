"""The results as rows of evidence: one file a table."""
