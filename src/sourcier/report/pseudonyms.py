"""Parties under letters, until they have answered: their names, places, orders, contracts and laboratories too.

Letters follow the manifest, so that a party keeps its letter from run to run; who has answered bears its name.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sourcier.locale import Texts
from sourcier.model.facts import Examination, Lab
from sourcier.model.trace import Named, Trace

Fact = TypeVar("Fact")
_IDS = frozenset(
    {
        "id", "party", "parties", "holding", "holdings", "subject", "name", "order", "controller", "other", "contract",
        "lab", "labs", "labs_missing", "labs_outside", "tied", "runner_up", "weakest_lab", "absent", "weakened",
        "hypothesis", "evidence", "first", "last",
    }
)  # fmt: skip
"""Fields and parameters that hold ids, names or labels: codes elsewhere may be spelt alike."""
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """What everything is called."""

    names: Mapping[str, str]
    """Id, name or label to what stands for it."""
    labs: Mapping[str, str]

    @classmethod
    def of(cls, trace: Trace, answered: frozenset[str], texts: Texts) -> "Pseudonyms":
        """Return the pseudonyms of an affair's parties; those in `answered` have none."""
        names: dict[str, str] = {}
        labs: dict[str, str] = {}
        parties = [one for one in trace.names if one.sort == "party"]
        for number, party in enumerate(parties):
            if party.id in answered:
                continue
            letter = letters(number)
            names[party.id] = names[party.name] = texts.say("Party %(letter)s", letter=letter)
            for place, holding in enumerate(_of(trace, party), start=1):
                said = texts.say("Place %(n)s of party %(letter)s", n=place, letter=letter)
                names[holding.id] = said
            for place, label in enumerate(party.labs, start=1):
                labs[label] = texts.say("Laboratory %(n)s of party %(letter)s", n=place, letter=letter)
            for place, order in enumerate(_orders(trace, party.id), start=1):
                names[order] = texts.say("Order %(n)s of party %(letter)s", n=place, letter=letter)
            for place, contract in enumerate(_contracts(trace, party.id), start=1):
                names.setdefault(contract, texts.say("Contract %(n)s of party %(letter)s", n=place, letter=letter))
        return cls(names, labs)

    def applied(self, fact: Fact) -> Fact:
        """Return the same facts with pseudonyms in place of ids, names and labels."""
        return cast("Fact", self._walk(fact, ids=False))

    def examined(self, examination: Examination) -> Examination:
        """Return an examination whose laboratories are called as the trace calls them, or by their number."""
        labs = tuple(self._lab(number, one) for number, one in enumerate(examination.labs, start=1))
        return dataclasses.replace(examination, labs=labs)

    def _lab(self, number: int, one: Lab) -> Lab:
        said = self.labs.get(one.label)
        if said is None and not self.labs:
            return one
        return dataclasses.replace(one, label=said or f"lab-{number}", finess=None)

    def _walk(self, value: Any, *, ids: bool) -> Any:
        if isinstance(value, str):
            return self._said(value) if ids else value
        if isinstance(value, Named):
            return self._named(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in dataclasses.fields(value)]
            changed = {name: self._walk(getattr(value, name), ids=name in _IDS) for name in names}
            return dataclasses.replace(value, **changed)
        if isinstance(value, Mapping):
            return {key: self._walk(item, ids=key in _IDS) for key, item in value.items()}
        if isinstance(value, tuple):
            return tuple(self._walk(item, ids=ids) for item in value)
        return value

    def _named(self, one: Named) -> Named:
        """Labels may be alike, ids are not: what is called is called by its id."""
        called = self.names.get(one.id, one.name)
        labs = tuple(self.labs.get(lab, lab) for lab in one.labs)
        party = self.names.get(one.party, one.party)
        return dataclasses.replace(one, id=self.names.get(one.id, one.id), name=called, party=party, labs=labs)

    def _said(self, text: str) -> str:
        """An id, or ids behind a code (``one_holding:a``), or one after the other (``a b``, ``order a``)."""
        known = {**self.labs, **self.names}
        if text in known:
            return known[text]
        head, colon, tail = text.partition(":")
        if colon and all(part in known for part in tail.split(",")):
            return f"{head}:{','.join(known[part] for part in tail.split(','))}"
        words = text.split(" ")
        return " ".join(known.get(word, word) for word in words) if set(words) & set(known) else text


def letters(number: int) -> str:
    """Return A for 0, Z for 25, AA for 26 and so on."""
    text = ""
    number += 1
    while number:
        number, place = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + place) + text
    return text


def _of(trace: Trace, party: Named) -> Iterable[Named]:
    return (one for one in trace.names if one.sort == "holding" and one.party == party.name)


def _orders(trace: Trace, party: str) -> Iterable[str]:
    return dict.fromkeys(one.order for one in trace.scope if one.controller == party)


def _contracts(trace: Trace, party: str) -> Iterable[str]:
    """A contract is called after whoever comes first in the manifest."""
    found = (ground.params for duty in trace.duties if duty.party == party for ground in (*duty.for_, *duty.against))
    return dict.fromkeys(str(params["contract"]) for params in found if "contract" in params)
