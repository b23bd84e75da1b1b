"""When an item comes back: FSRS-6 over whole study days."""
