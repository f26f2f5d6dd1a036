"""The reference engine: exact fractions, one group and item at a time; the definition of correct."""
