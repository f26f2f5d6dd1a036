"""Every write to editions."""
