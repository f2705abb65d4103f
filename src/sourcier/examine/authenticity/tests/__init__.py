"""One test, one file."""
