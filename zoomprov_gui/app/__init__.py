"""Puts everything together; starts and ends. The only package that may import all others."""
