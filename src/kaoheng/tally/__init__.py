"""From ballots, ratings, answers, claims and past years to one value a unit."""
