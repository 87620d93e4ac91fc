"""Formats that papers come from and go to: one module a format, none knows another."""
