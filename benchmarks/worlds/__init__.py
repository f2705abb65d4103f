"""Worlds of invented rows: true exports of several generators, and what fakers make."""
