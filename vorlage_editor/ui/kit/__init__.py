"""What every part of the window is made of: look, fields, lists, dialogs, settings, jobs."""
