"""Type: faces and their letters, lines, and pieces drawn once."""
