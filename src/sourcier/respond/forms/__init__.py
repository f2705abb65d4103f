"""The notice to the authority: every field of a form that facts can fill, with its source; the rest by who must answer.

notice_of(pack, sheet) -> the notice, staged: first, or complement with the difference
"""

from .answers import AnswersUnreadable, read_answers
from .asked import Asked
from .notice import notice_of
from .sheet import Sheet

__all__ = ["AnswersUnreadable", "Asked", "Sheet", "notice_of", "read_answers"]
