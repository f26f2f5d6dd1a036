"""Work outside of requests: a queue in the database, tried again after failures, and jobs that the clock begins."""
