"""What waits for a person, read from the facts that stand: one file a phase of the year."""
