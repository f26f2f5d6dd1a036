"""The year as the people of an assessment live it: who does what, when, on which page and how."""
