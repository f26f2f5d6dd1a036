"""Reading the results: one file a subject."""
