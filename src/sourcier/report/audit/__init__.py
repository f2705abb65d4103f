"""What an audit found, for people and for other programs."""

from .gate import render_gate
from .history import render_history
from .interface import FORMATS, render_audit
from .papers import render_verified

__all__ = ["FORMATS", "render_audit", "render_gate", "render_history", "render_verified"]
