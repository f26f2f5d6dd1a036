"""Everything that is written about surveys."""
