"""The open paper: its value and history, saving, checking, and what is known beside it."""
