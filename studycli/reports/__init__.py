"""What was studied and what is remembered: one data object, one renderer per format."""
