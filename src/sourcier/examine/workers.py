"""Work spread over threads: the same as recognition uses."""

from sourcier.recognise.workers import in_order

__all__ = ["in_order"]
