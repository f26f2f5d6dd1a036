"""What follows from a year: other values, firm ranks, weights, ways to a grade, forecasts, figures worth checking."""
