"""Every write of the notices."""
