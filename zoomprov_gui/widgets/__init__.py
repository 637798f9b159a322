"""What the admin sees: Qt widgets over view models."""
