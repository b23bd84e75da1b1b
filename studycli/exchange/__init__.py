"""What learners carry between machines: events as lines of text, and the merging of several machines' lines."""
