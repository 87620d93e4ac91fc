"""Vorlagen-Editor: drafts council papers of German municipalities, offline."""
