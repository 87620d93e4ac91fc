"""The live preview: pages of the real PDF beside the sheet."""
