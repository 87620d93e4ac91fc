"""Drafts and their versions in one SQLite file: what was acknowledged stays."""
