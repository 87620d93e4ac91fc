"""Vorlagen-Editor: drafts council papers of German municipalities, offline."""

from __future__ import annotations

__version__ = "0.1.0"
