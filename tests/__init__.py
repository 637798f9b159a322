"""The tests: a package of this name, so that no dependency's own tests stand in its place."""
