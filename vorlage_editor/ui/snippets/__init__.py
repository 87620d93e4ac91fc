"""Textbausteine: inserted at the caret, made from a selection, looked after."""
