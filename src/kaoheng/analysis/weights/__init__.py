"""Weights from data or from judgement: one file a method."""
