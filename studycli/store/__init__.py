"""The learner's database: the only room that speaks SQL."""
