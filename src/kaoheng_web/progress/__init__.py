"""推进落实: monthly figures with evidence, certified and final values, time-proportional lights, score to date."""
