"""For those who write cards and drills of their own: skeletons, and the proof that a drill judges well."""
