"""The console: the web pages where staff answer citizens."""
