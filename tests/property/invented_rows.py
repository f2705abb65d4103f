"""Rows of invented people, as an old laboratory system would export them; repeatable from a seed."""

import random
from collections.abc import Callable

FAMILY = (
    "LEFÈVRE", "DUPONT", "BÉGUÉ", "GARÇON", "MARTIN", "L'HÔTE", "NOËL", "LE GOFF", "HÉBERT", "CHÂTEL",
    "BOUËTARD", "PRÉVOST", "D'ARÇON", "SAINT-ÉLOI", "MÜLLER",
)  # fmt: skip
GIVEN = (
    "Zoé",
    "Hélène",
    "François",
    "Jean-Noël",
    "Maëlle",
    "Éric",
    "Anaïs",
    "Benoît",
    "Chloé",
    "Gaël",
    "Marie",
    "Paul",
)
TOWNS = ("Ploërmel", "Orléans", "Vendôme", "Vannes", "Saint-Brieuc", "Évreux", "Bléré", "Guérande", "Fougères")
NOTES = (
    "", "", "", "à jeun", "prélèvement à domicile", "n'a pas reçu le courrier", "très anxieuse", "élève infirmière",
    "traitement arrêté", "à rappeler après 18 h", "déjà venue",
)  # fmt: skip
NAMES = ("dossier", "nom", "prénom", "naissance", "sexe", "nir", "cp", "ville", "mobile", "courriel", "montant", "note")


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # invented rows must be repeatable, not secret


def _nir(rnd: random.Random) -> str:
    number = f"{rnd.choice('12')}{rnd.randrange(100):02}{rnd.randint(1, 12):02}{rnd.randint(1, 95):02}"
    number += f"{rnd.randint(1, 400):03}{rnd.randint(1, 200):03}"
    return f"{number}{97 - int(number) % 97:02}"


def _birth(rnd: random.Random) -> str:
    return f"{rnd.randint(1, 28):02}/{rnd.randint(1, 12):02}/{rnd.randint(1930, 2018)}"


_COLUMNS: tuple[Callable[[random.Random, int], str], ...] = (
    lambda _rnd, row: str(1_200_417 + row),
    lambda rnd, _row: rnd.choice(FAMILY),
    lambda rnd, _row: rnd.choice(GIVEN),
    lambda rnd, _row: _birth(rnd),
    lambda rnd, _row: rnd.choice("MF"),
    lambda rnd, _row: _nir(rnd),
    lambda rnd, _row: f"{rnd.choice(('22', '27', '35', '41', '45', '56'))}{rnd.randrange(0, 999, 10):03}",
    lambda rnd, _row: rnd.choice(TOWNS),
    lambda rnd, _row: f"06 39 98 {rnd.randrange(100):02} {rnd.randrange(100):02}" if rnd.random() < 0.6 else "",
    lambda rnd, row: f"p{row}.{rnd.randrange(999)}@exemple.invalid" if rnd.random() < 0.5 else "",
    lambda rnd, _row: f"{rnd.randrange(5, 400)},{rnd.randrange(100):02}",
    lambda rnd, _row: rnd.choice(NOTES),
)


def people(seed: int, rows: int = 30, columns: int = 12) -> list[tuple[str, ...]]:
    """Return `rows` rows of the first `columns` columns, at most 12."""
    rnd = chance(seed)
    return [tuple(make(rnd, row) for make in _COLUMNS[:columns]) for row in range(rows)]


def names(columns: int = 12) -> tuple[str, ...]:
    return NAMES[:columns]


def with_cell(rows: list[tuple[str, ...]], row: int, column: int, value: str) -> list[tuple[str, ...]]:
    """The same rows with one cell replaced."""
    changed = list(rows)
    changed[row] = (*rows[row][:column], value, *rows[row][column + 1 :])
    return changed
