"""The simulator's contract, held by two clients that know nothing of each other or of it."""
