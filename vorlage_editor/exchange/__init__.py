"""What papers come from and go to: formats, files, mails."""
