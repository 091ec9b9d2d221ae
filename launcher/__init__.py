"""What ./yavar hands over to once .venv stands: a Postgres of our own, the demo, the tests, the bot."""
