"""zoomprov_gui: see who should have Zoom and who does, fix what differs, and prove it."""

__version__ = "0.1.0"
