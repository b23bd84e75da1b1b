"""Where the learner stands: position, what is assumed, focus, and scopes that name a part of the content."""
