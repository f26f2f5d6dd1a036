"""The pages of sessions, and those of the booth."""
