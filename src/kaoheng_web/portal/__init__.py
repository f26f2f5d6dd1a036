"""Where people arrive: sign-in, the home page of each role, base templates, static files."""
