"""The file: objects, structure tree, outline, what archives ask for, the second save."""
