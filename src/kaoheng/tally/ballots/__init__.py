"""The parts of counting a ballot (民主测评)."""
