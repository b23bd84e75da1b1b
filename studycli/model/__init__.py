"""What flows through the program: frozen dataclasses that need the standard library only."""
