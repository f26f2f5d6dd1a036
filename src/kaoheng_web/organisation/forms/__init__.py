"""What people type about the organisation."""
