"""五年规划目标: goals for several years, the path to them, and what each year brought."""
