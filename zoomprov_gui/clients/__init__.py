"""Turns HTTP into domain values: Okta, Zoom, their sign-ins, limits and failures."""
