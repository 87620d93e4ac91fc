"""A form (Formular): what differs from town to town, as a value, and while it is edited."""
