"""The pages of surveys, and those of the booth."""
