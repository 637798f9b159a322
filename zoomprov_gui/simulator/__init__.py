"""A simulated Okta and Zoom behind the real clients; it shares no code with what it tests."""
