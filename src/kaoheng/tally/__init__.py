"""Channels: from ballots, ratings, answers and claims to the value of an item."""
