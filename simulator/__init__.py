"""A Bot API server on loopback with citizens inside, for trying the bot by hand and testing it over HTTP."""
