"""Find and replace in the open paper."""
