"""Settings by profile: `demo` to try it out, `production` for work, `testing` for the tests."""
