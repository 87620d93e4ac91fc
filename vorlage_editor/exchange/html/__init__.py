"""HTML as word processors, mail programs and browsers write it; and clean HTML of ours."""
