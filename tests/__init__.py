"""The specification: what Yavar does, in sentences that run."""
