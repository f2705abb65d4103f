"""What users read, in French and English. See `Texts` and `choose_language`."""

from .language import LANGUAGES, choose_language
from .mark import mark
from .texts import Texts

__all__ = ["LANGUAGES", "Texts", "choose_language", "mark"]
