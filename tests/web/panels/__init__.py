"""Panels: the last day of rating."""

from datetime import date

DUE = date(2026, 3, 20)
