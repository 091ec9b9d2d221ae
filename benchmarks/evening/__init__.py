"""An evening on which nine times as many write as usual: who writes what, what came of it, and when."""
