"""From Markdown and folders to cards and drills."""
