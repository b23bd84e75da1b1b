"""The commands of the `study` program, one file each."""
