"""Benchmarks: one command, each figure beside a peer and the bare limit in the same run, equal answers asserted."""
