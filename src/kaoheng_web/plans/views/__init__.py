"""The pages of the plans."""
