"""Large invented holdings, and a leak drawn from one of them."""

from .town import write_holding, write_leak

__all__ = ["write_holding", "write_leak"]
