"""What may be done by whom: predicates, verbs made of them, and the question `may`."""
