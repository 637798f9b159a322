"""What a page shows and can do, on QtCore alone."""
