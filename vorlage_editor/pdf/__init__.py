"""The paper as PDF: PDF/UA-1 and PDF/A-2a, the same bytes for the same value."""
