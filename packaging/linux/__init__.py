"""The Debian package: the frozen folder, with its place in the desktop's menus."""
