"""The way to a better grade or rank: the smallest change of each item, and the cheapest combination."""
