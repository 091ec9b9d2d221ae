"""Bale's personality: its documented methods and objects, its Markdown, and where it is known to differ live."""
