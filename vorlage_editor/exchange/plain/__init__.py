"""A paper's plain text, read into fields and body."""
