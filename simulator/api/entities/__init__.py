"""Formatted text: from HTML and Markdown to text with entities, counted in UTF-16 units."""
