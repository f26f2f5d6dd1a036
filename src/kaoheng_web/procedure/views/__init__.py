"""The pages of the procedure."""
