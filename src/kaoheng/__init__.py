"""Kaoheng (考衡): annual target-responsibility assessment, where a method is data."""

__version__ = "0.1.0"
