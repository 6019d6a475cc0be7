"""The shared words of Dramatis: frozen values, stable ids, errors, settings, logging. Standard library only."""

__version__ = "0.1.0"
