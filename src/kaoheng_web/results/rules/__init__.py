"""What may be done about results, by whom, and what stands in the way: one file a subject."""
