"""Checks that need the whole edition, one file per subject; `check.CHECKS` is the list of them."""
