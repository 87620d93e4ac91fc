"""What stands beside the sheet or over it: library, outline, findings, start page, find bar."""
