"""个别谈话: who was talked to by post, the grade, and notes that only their author and the authorised may read."""
