"""The pages of the consequences."""
