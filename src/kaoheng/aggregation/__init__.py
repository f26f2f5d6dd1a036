"""How the scores of a block's items become the score of the block."""
