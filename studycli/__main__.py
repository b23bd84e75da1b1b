"""`python -m studycli` is `study`."""

from studycli.cli import main

main()
