"""Every write of publishing: one file a subject."""
