"""One file per kind of scoring rule; `catalogue.RULES` is the list of them."""
