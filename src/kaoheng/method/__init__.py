"""A yearly edition of an assessment method as frozen, typed data."""
