"""Authenticity: does the file look like a true export, like an invention, or is there not enough to say?"""

from .authenticate import authenticate

__all__ = ["authenticate"]
