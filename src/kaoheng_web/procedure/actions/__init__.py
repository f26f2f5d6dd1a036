"""Every write of the procedure."""
