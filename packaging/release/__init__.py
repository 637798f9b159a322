"""What the release workflow runs on the systems themselves; packaging/rehearse is for Linux."""
