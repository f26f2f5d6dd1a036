"""Treatments: stated steps that an item's value goes through before its rule."""
