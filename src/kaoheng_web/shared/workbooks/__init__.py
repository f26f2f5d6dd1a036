"""Forms that people fill in offline: downloaded, read back cell by cell, and given back with what is wrong in place."""
