"""The kit of one controller in one language: which rules concern its people, letters filled in with what is known."""

from dataclasses import dataclass
from pathlib import Path

from sourcier.locale import Texts
from sourcier.model.parties import Manifest, Party
from sourcier.respond.letters.packs import read_pack
from sourcier.respond.letters.template import SUBJECT, Block, fill
from sourcier.respond.lists.topics import TOPICS

from .rules import RECOURSE, RISK, Rule, Said, model_letter, rules, short_names, words


@dataclass(frozen=True, slots=True)
class Part:
    """One risk or recourse, as it is shown."""

    rule: Rule
    said: Said
    names: tuple[str, ...]
    """Of whom it is: the sorts of data at stake, as the letter names them; none: everyone."""


@dataclass(frozen=True, slots=True)
class Model:
    """One letter to copy."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything a page shows."""

    language: str
    lab: str
    dpo: str
    at_stake: tuple[str, ...]
    risks: tuple[Part, ...]
    recourses: tuple[Part, ...]
    models: tuple[Model, ...]

    @property
    def words(self) -> dict[str, str]:
        """What stands around."""
        return dict(words(self.language))


def guide_of(case: Path, party: Party, manifest: Manifest, topics: frozenset[str], language: str) -> Guide:
    """Return the kit for people of whom these topics leaked."""
    names = {topic: read_pack(case, language).topics[topic].name for topic in TOPICS}
    at_stake = tuple(names[topic] for topic in TOPICS if topic in topics)
    fitting = [rule for rule in rules() if rule.concerns(topics)]
    parts = [
        Part(rule, rule.said[language], tuple(names[t] for t in TOPICS if t in topics and t in rule.topics))
        for rule in fitting
    ]
    short = tuple(short_names(language)[topic] for topic in TOPICS if topic in topics)
    values = _values(party, manifest, short, language)
    models = tuple(_model(part, values, language) for part in parts if part.rule.letter)
    return Guide(
        language,
        party.name,
        party.dpo,
        at_stake,
        tuple(part for part in parts if part.rule.sort == RISK),
        tuple(part for part in parts if part.rule.sort == RECOURSE),
        models,
    )


def _model(part: Part, values: dict[str, str], language: str) -> Model:
    blocks = fill(model_letter(part.rule.letter, language), values)
    title = next(block.text for block in blocks if block.sort == SUBJECT)
    return Model(part.rule.letter, title, tuple(block for block in blocks if block.sort != SUBJECT))


def _values(party: Party, manifest: Manifest, at_stake: tuple[str, ...], language: str) -> dict[str, str]:
    said, texts = words(language), Texts(language)
    spread = sorted(event.date for event in manifest.events if event.what in ("publication", "access"))
    aware = sorted(event.date for event in manifest.events if event.what == "aware" and event.party == party.id)
    return {
        "me": said["me"],
        "today": said["today"],
        "lab": party.name,
        "dpo": party.dpo or said["blank"],
        "leaked": said["leaked"] % {"day": texts.date(spread[0])} if spread else "",
        "aware": said["aware"] % {"day": texts.date(aware[0])} if aware else "",
        "told": said["told"],
        "kinds": ", ".join(at_stake) or said["blank"],
        "reference": said["blank"],
        "blank": said["blank"],
    }
