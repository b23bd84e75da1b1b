"""Whether everything that the program stands on is sound, in words a learner understands."""
