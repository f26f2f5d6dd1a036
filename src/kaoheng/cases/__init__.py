"""Worked cases beside a method: evidence in, scores and reasons out, held against every engine."""
