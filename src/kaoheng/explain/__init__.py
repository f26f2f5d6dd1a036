"""The tree of reasons behind every score, as data and as sentences."""
