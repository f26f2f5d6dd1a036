"""What is allowed in a method and yet deserves a second look."""
