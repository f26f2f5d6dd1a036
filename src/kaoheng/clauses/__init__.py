"""The implementing rules (实施细则) of an edition, written out from its data."""
