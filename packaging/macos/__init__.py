"""What an application for macOS has to be, looked at without a Mac."""
