"""The pages of the progress."""
