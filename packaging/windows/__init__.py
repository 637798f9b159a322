"""Windows: the installer for one person, the package for a whole computer, and their checks."""
