"""Every write of the results: one file a subject."""
