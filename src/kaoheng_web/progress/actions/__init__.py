"""Every write about figures, evidence files, deadlines and lights."""
