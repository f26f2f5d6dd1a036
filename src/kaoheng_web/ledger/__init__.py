"""What was done, by whom and why: entries that can only be added, chained by their hashes, proven by signed roots."""
