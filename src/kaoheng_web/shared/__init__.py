"""What every app may use: the clock, refusals, who may use an address; no tables."""
