"""The parts of admitting claims (加分、扣分申报)."""
