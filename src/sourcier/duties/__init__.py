"""Duties after a leak: one file per article says who bears it and which facts speak for its being failed or kept.

duties, questions = assess(Known(manifest, containment, scope, hypotheses, labs, leak_of(examination)))
"""

from .assess import assess
from .known import Known, Leak, leak_of
from .registry import articles
from .rule import Article
from .shapes import SHAPES

__all__ = ["SHAPES", "Article", "Known", "Leak", "articles", "assess", "leak_of"]
