"""How one edition of a method differs from another, in words and in what it does to scores."""
