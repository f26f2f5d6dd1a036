"""Survey answers: design, weights, estimates, errors."""
