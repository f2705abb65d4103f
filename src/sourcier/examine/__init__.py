"""The examination: what a leaked file is. `examine` runs it within a case and returns its facts."""

from .evidence import files_in, look_in
from .examination import STEP, Examined, examine
from .request import Request

__all__ = ["STEP", "Examined", "Request", "examine", "files_in", "look_in"]
