"""What a weighted distribution comes to: quantiles, shares below a line, inequality."""
