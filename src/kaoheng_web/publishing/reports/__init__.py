"""What is issued: one file a report."""
