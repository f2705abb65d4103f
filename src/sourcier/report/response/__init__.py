"""A response as people see it: chapter, terminal, notice, calendar, register entries, plan, statement.

render_response(facts, texts, "text")      the terminal, or JSON
files_of(facts, party, texts)              what goes into out/PARTY, by name
chapter_of(facts, texts)                   the report's chapter
"""

from .changes import changes_between
from .chapter import Chapter, chapter_of
from .edition import response_edition
from .files import files_of
from .narrow import only
from .terminal import render_response

__all__ = ["Chapter", "changes_between", "chapter_of", "files_of", "only", "render_response", "response_edition"]
