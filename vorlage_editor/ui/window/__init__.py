"""The window itself: its planes, bars and the joining of what all features bring."""
