"""Two arithmetics for one formula: exact fractions, and floats that prove their decisions."""
