"""How firm ranks and grades are when weights, rules and aggregations are others."""
