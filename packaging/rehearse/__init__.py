"""Tests of the finished artefacts, each used as a person would, on machines that are made for it.

What stands in for something that cannot be had here lies in this folder and is never published.
"""
