"""The pages of the results: one file a subject."""
