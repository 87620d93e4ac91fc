"""The value that everything else is a function of, and what can be said of it without a screen."""
