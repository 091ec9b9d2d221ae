"""What the starting directory promises."""
