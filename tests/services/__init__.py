"""What the rules and queries promise."""
