"""Pages: how they are filled, and what stands on every one."""
