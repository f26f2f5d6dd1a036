"""Everything that is written about ballots."""
