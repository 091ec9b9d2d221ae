"""Revisions of the database: each goes up and down, and together they make what the models say."""
