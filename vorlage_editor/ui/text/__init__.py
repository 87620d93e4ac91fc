"""Writing: the text pane, its commands and dialogs, and spelling."""
