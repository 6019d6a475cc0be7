"""The embedded engine: one folder, one SQLite file, nothing to install."""
