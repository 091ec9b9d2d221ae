"""The messenger in the browser: a page, its files and its live stream."""
