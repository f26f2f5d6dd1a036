"""Every write of the consequences: one file a subject."""
