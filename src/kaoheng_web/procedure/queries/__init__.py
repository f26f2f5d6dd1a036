"""Reading the procedure: one file a subject."""
