"""A year small enough for one test, lived by the actions and by clicking: its matter, its method and its telling."""
