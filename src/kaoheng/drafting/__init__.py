"""A first draft of a method from what offices have: sentences of a regulation, and tables of indicators."""
