"""Asks the live Bale what its documents leave open, and says which of the simulator's assumptions it contradicts."""
