"""What follows from a year that was scored: other values, firmness of ranks, weights, the way to a grade."""
