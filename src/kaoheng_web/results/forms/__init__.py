"""What people type about results: one file a subject."""
