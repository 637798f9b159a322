"""The design tokens, and what Qt is made to look like by them."""
