"""The Bot API as bots see it: addresses, parameters, methods, errors."""
