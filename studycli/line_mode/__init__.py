"""What the screens do, in lines: for screen readers, dumb terminals and pipes (`--plain`)."""
