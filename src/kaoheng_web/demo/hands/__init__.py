"""Hands that do the deeds of a year through the actions, as the invented people whose duty each is."""
