"""The examination: what a leaked file is. `examine` runs it within a case and returns its facts."""

from .examination import STEP, Examined, examine
from .request import Request

__all__ = ["STEP", "Examined", "Request", "examine"]
