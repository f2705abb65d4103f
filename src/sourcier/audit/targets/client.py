"""Clients beyond the standard library: asked for by name, and said where they are missing."""

import importlib
from typing import Any

from sourcier.audit.unread import Closed


def client(name: str) -> Any:
    """Return a client's package. Raises Closed where it is not installed: the target is then told as not reached."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Closed("client_missing") from None
