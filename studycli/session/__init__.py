"""What to study now, without a screen or a terminal."""
