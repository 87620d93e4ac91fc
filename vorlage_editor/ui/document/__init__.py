"""The text document of Qt and the body of a paper: one made from the other. Knows no session."""
