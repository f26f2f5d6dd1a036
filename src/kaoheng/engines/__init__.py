"""Engines turn a method and evidence into results: `reference` defines correct, `local` is fast."""
