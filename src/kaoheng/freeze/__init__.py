"""Freezing: evidence checked against a method, every problem named, and laid out for the engines."""
