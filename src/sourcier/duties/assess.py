"""Every party before every duty it bears: the responsibility map, and what is still to be asked."""

from collections.abc import Iterable
from itertools import groupby

from sourcier.model.duties import Duty, DutyQuestion
from sourcier.model.parties import UNKNOWN

from .bearer import Bearer
from .judge import finding, grounds
from .known import Known
from .registry import articles
from .rule import Article, Fact

ROLE = "GDPR 4"


def assess(known: Known) -> tuple[tuple[Duty, ...], tuple[DutyQuestion, ...]]:
    """Return the duties of all parties, in the order of the manifest, then of the law; and the questions to them."""
    duties: list[Duty] = []
    questions: list[DutyQuestion] = []
    for party in known.manifest.parties:
        bearer = Bearer(known, party)
        if party.role == UNKNOWN:
            questions.append(DutyQuestion(party.id, ROLE, "which_role", {}))
        for article in articles():
            if party.role in article.bearers:
                duties.append(_duty(bearer, article))
                asked = (DutyQuestion(party.id, article.article, one.code, one.params) for one in article.asked(bearer))
                questions += asked
    return tuple(duties), _once(questions)


def _duty(bearer: Bearer, article: Article) -> Duty:
    failed, early = _within(article, article.failed(bearer))
    kept, _ = _within(article, article.kept(bearer))
    contests = [one for one in bearer.known.manifest.contests if one.party == bearer.id]
    for_, against = grounds(failed, kept, contests), grounds(kept, (), contests)
    said, strength, weakest = finding(for_, against)
    brought = {str(one.params.get("measure", one.code)) for one in against}
    return Duty(
        party=bearer.id,
        article=article.article,
        duty=article.duty,
        for_=for_,
        against=against,
        finding=said,
        strength=strength,
        weakest=weakest,
        overturned_by=tuple(code for code in article.defence if code not in brought),
        decided=article.decided,
        in_force=article.in_force,
        until=article.until,
        source=article.source,
        before_law=early,
    )


def _within(article: Article, facts: Iterable[Fact]) -> tuple[list[Fact], int]:
    """Return the facts of the time in which the rule was law, and how many were of an earlier one."""
    every = list(facts)
    kept = [one for one in every if one.when is None or one.when >= article.in_force]
    return kept, len(every) - len(kept)


def _once(questions: list[DutyQuestion]) -> tuple[DutyQuestion, ...]:
    """Ask nothing twice: the same question under two articles is asked under the first."""
    seen: set[tuple[str, str, str]] = set()
    found = []
    for _, group in groupby(questions, key=lambda one: one.party):
        for one in group:
            key = (one.party, one.code, repr(sorted(one.params.items())))
            if key not in seen:
                seen.add(key)
                found.append(one)
    return tuple(found)
