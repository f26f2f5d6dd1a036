"""Checks that name figures worth a second look; none of them is an accusation."""
