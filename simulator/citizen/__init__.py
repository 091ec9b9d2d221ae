"""The citizen's side over HTTP: write, tap, send, read."""
