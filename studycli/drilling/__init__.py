"""One repetition of a drill, without a screen: its draft, its attempts, its clock, its rating, its way into an editor."""
