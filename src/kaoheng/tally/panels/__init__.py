"""The parts of counting the ratings of a panel (评委评分)."""
