"""Five-year goals: the path to them, how far things have come, and what the rest must bring."""
