"""The pages of the supervision."""
