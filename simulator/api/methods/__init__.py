"""The methods that bots call, grouped by errand; each module ends with its table of names."""
