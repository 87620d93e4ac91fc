"""The dialog of master data (Stammdaten)."""
