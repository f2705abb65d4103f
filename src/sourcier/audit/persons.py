"""Whether what a thing holds is about people at all.

One fact makes no record of a person: a list of surnames is a list of words, an account without its owner may be a
firm's, a street is a street. What names somebody must stand beside something that is said of them (GDPR art. 4(1)); a
national number names by itself. And people differ: a column that says the same in every row names nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcier.model.audit_seen import KindSeen
from sourcier.model.kinds import Category

HEALTH, NUMBER = Category.HEALTH.value, Category.NATIONAL_NUMBER.value
NOT_BY_ITSELF = frozenset({"free_text", "visit_date"})
"""A column of comments, or of days: health by what is said in it, or by the place of the visit."""
OTHERS = frozenset({"prescriber", "sampler", "staff", "laboratory", "file"})
"""Roles of people met in their trade, and of things."""
SPECIAL = frozenset({"religion", "sex_life", "origin", "violence", "guardianship", "debt"})
"""Said in free text: GDPR art. 9, or as harmful."""
NAMES = frozenset({"family_name", "birth_name", "full_name"})
_REACHED = frozenset({"email", "mobile", "phone", "landline", "street"})
_OWN = frozenset(
    {
        "given_name", "birth_date", "birth_place", "death_date", "sex", "title", "patient_id", "visit_date",
        "insurer_number", "iban", "card", "login", "password", "doctor",
    }
)  # fmt: skip
"""What is said of somebody who is named."""
_BORN = frozenset({"birth_date", "patient_id"})
_ORGANISATION = frozenset({"siret", "siren", "finess", "lab_name"})
_LICENSED = frozenset({"rpps", "adeli"})
_SERVED = frozenset({"birth_date", "patient_id", "visit_date", "insurer_number", "password", "iban"})
"""Kinds that speak of people a professional serves, or of more than a public directory tells."""
_MOSTLY, _MANY = 0.5, 10
"""Share of the rows in which people differ; people from which contacts without names are a list of people."""
_DENSE_NUMBERS, _DENSE_NAMES = 0.01, 0.08
"""Share of the lines of a text: fewer numbers of fifteen digits have the right key by chance; fewer names are authors
and places."""
_SAID, _EACH = frozenset({"phone", "email", "nir", "address"}), 4
"""Said of those a text names where it stands beside one name in so many: a sender's address speaks of no other."""
_DRUG = "health.drug"
"""A name beside a drug, and nothing else, may be its maker's."""
_DIFFERING, _ALIKE = frozenset({"birth_date", "phone", "mobile", "landline"}), 2


def is_health(kind: KindSeen) -> bool:
    """Whether a column says something of health by itself."""
    return not kind.inside_text and kind.category == HEALTH and kind.kind not in NOT_BY_ITSELF


def about_people(kinds: Iterable[KindSeen], lines: int) -> bool:
    """Whether these kinds, together, are a record of people; `lines` were looked at."""
    every = tuple(kinds)
    return _Held(every, max(lines, 1)).any()


@dataclass(frozen=True, slots=True)
class _Held:
    kinds: tuple[KindSeen, ...]
    lines: int

    def any(self) -> bool:
        """Whether anybody is in it."""
        if self._numbered():
            return True
        if self._is_directory() or self._is_made_up():
            return self._told()
        return self._named() or self._born() or self._accounts() or self._contacts() or self._told()

    @property
    def _columns(self) -> dict[str, KindSeen]:
        """Columns about people, one of each kind: that in which most differ."""
        found: dict[str, KindSeen] = {}
        for kind in self.kinds:
            best = found.get(kind.kind)
            if not kind.inside_text and kind.role not in OTHERS and (best is None or kind.distinct > best.distinct):
                found[kind.kind] = kind
        return found

    @property
    def _firms(self) -> bool:
        return any(kind.kind in _ORGANISATION and not kind.inside_text for kind in self.kinds)

    def _numbered(self) -> bool:
        """Whether a national number stands in a column, or in so many lines of a text that it is none by chance."""
        numbers = [kind for kind in self.kinds if kind.category == NUMBER]
        if any(not kind.inside_text for kind in numbers):
            return True
        named = max((kind.rows for kind in self.kinds if kind.inside_text and kind.kind == "person_name"), default=0)
        return any(kind.rows >= _DENSE_NUMBERS * self.lines or named >= kind.rows for kind in numbers)

    def _named(self) -> bool:
        columns = self._columns
        own = set(columns) & _OWN | (set() if self._firms else set(columns) & _REACHED)
        said = own or any(is_health(kind) for kind in columns.values()) or self._speaks()
        called = (
            "given_name" in columns
            and not self._firms
            and any(kind in columns and differ(columns[kind]) for kind in ("email", "mobile"))
        )
        return (bool(set(columns) & NAMES) and bool(said)) or called

    def _born(self) -> bool:
        """Whether health stands beside what tells people apart or reaches them, though nobody is named."""
        columns = self._columns
        medical = any(is_health(kind) for kind in self.kinds)
        if set(columns) & _BORN and (medical or "given_name" in columns or self._speaks()):
            return True
        called = any(differ(columns[kind]) for kind in ("mobile", "email") if kind in columns)
        visited = {"sex", "visit_date"} <= set(columns)
        return medical and not self._firms and (called or visited)

    def _accounts(self) -> bool:
        """Logins or mail addresses with passwords that differ; cards."""
        columns = self._columns
        password = columns.get("password")
        opened = password is not None and differ(password) and bool({"login", "email"} & set(columns))
        card = columns.get("card")
        return opened or (card is not None and card.distinct >= _MANY)

    def _contacts(self) -> bool:
        """Many mail addresses or phones that differ, where no firm is named; streets differ where people live."""
        columns = self._columns
        street, mail, phone = (columns.get(kind) for kind in ("street", "email", "mobile"))
        if self._firms or (street is not None and not differ(street)):
            return False
        return (mail is not None and mail.distinct >= _MANY) or (
            phone is not None and phone.distinct >= _MANY and differ(phone)
        )

    def _is_made_up(self) -> bool:
        """Whether all were born on one day, or share one phone: rows that a program made to try itself."""
        return any(
            kind.kind in _DIFFERING and kind.rows >= _MANY and 0 < kind.distinct <= _ALIKE
            for kind in self._columns.values()
        )

    def _speaks(self) -> bool:
        return any(kind.inside_text and kind.asserted and kind.kind.startswith("health.") for kind in self.kinds)

    def _told(self) -> bool:
        """Whether a text names people and says something of them, or how to reach them."""
        spoken = {kind.kind: kind for kind in self.kinds if kind.inside_text}
        name = spoken.get("person_name")
        if name is None:
            return False
        dense = name.rows >= _DENSE_NAMES * self.lines
        reached = any(kind.rows * _EACH >= name.rows for kind in spoken.values() if kind.kind in _SAID)
        said = any(kind in SPECIAL or (kind.startswith("health.") and kind != _DRUG) for kind in spoken)
        return reached or (said and dense)

    def _is_directory(self) -> bool:
        """Whether it lists professionals by their public numbers, one in a row, and nothing of people they serve."""
        rows = max((kind.rows for kind in self.kinds), default=0)
        once = any(kind.kind in _LICENSED and kind.distinct >= _MOSTLY * rows for kind in self.kinds)
        served = any(kind.kind in _SERVED or is_health(kind) for kind in self.kinds)
        return once and not served


def differ(kind: KindSeen) -> bool:
    """Whether most rows of a column say something of their own."""
    return kind.distinct >= _MOSTLY * kind.rows
