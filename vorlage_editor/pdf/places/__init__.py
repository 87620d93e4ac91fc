"""From a place on a page to the field or the text, and back."""
