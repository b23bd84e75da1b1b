"""Every key, declared once for the screens and for line mode. Imports nothing heavy: line mode reads it, too."""
