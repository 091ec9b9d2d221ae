"""A day of traffic on both messengers with faults on, squeezed into minutes, and an account of every message."""
