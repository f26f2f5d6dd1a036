"""The procedure of the year: ten steps, what stands in the way of each, and the papers that no other app carries."""
