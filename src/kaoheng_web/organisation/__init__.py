"""Who there is: units through their changes, groups of a year, posts, people, their roles, and what a role may do."""
