"""Deriving: values that channels and treatments make, laid into the facts before scoring."""
