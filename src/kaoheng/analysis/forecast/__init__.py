"""The value a year will end with, from the months or quarters known so far."""
