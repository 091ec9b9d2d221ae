"""The edge to the messengers: take updates in, turn by turn, and carry our words out."""
