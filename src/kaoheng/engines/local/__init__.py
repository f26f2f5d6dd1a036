"""The local engine: dense NumPy blocks, published numbers on an integer grid, exact where floats cannot decide."""
