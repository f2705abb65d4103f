"""Sourcier: what is in a leaked file of health data, and where it sprang from."""

__version__ = "0.1.0"
