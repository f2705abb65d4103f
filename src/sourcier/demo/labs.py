"""The invented laboratories and who runs them: 28 in the leak, six more that only the vendor's area knows.

Departments, sizes and the two groups follow the public account of the 2021 leak (CNIL, deliberation SAN-2022-009 of
15 April 2022); names, numbers and dates are made up. A FINESS here has ``999`` after its department.
"""

from dataclasses import dataclass

VENDOR = "vendor"
GROUP = "group-loire"
"""The controller whose 121,669 people were all last seen between two given days."""
GROUP_FIRST, GROUP_LAST = "2018-06-01", "2019-02-05"
LATE = "group-morbihan"
"""The controller whose extract held people last seen before the date its order set."""
LATE_SINCE = "2016-01-01"
WIDE = "group-eure"
"""The controller whose order did not list the two comment columns."""
FIRST_VISIT = "2015-01-05"


@dataclass(frozen=True, slots=True)
class Controller:
    """Who runs one or several laboratories, and when they left the vendor's software."""

    id: str
    name: str
    migration: str
    """ISO date of the first day on the new software."""
    software: str
    """The new one: it gives the current base its layout."""
    since: str | None = None
    """What its extraction order sets as the earliest last visit."""
    hosted: bool = False
    """Whether the vendor hosted its base before the migration."""


@dataclass(frozen=True, slots=True)
class Lab:
    """One laboratory site named in the file."""

    number: int
    """From 1, the order in which the labs stand in the file."""
    controller: Controller
    label: str
    department: str
    weight: float
    """Share of its people, relative to the other labs outside the two groups, or inside its group."""
    fade: float
    """Days over which the density of last visits falls by e, looking back from the migration."""
    in_leak: bool = True

    @property
    def finess(self) -> str:
        """Nine digits, the last a Luhn key."""
        body = f"{self.department}999{self.number:03d}"
        doubled = [int(digit) * 2 for digit in body[::-2]]
        total = sum(map(int, body[-2::-2])) + sum(value - 9 * (value > 9) for value in doubled)  # noqa: PLR2004  # Luhn
        return f"{body}{-total % 10}"

    @property
    def code(self) -> str:
        """How the old software calls the site."""
        return f"L{self.number:02d}"


_CONTROLLERS = {
    one.id: one
    for one in (
        Controller(GROUP, "BIO-CLAIRVAL", "2019-02-06", "alpha", since=GROUP_FIRST),
        Controller(LATE, "BIO-LANDEVENT", "2019-06-12", "beta", since=LATE_SINCE),
        Controller(WIDE, "LABM DES TROIS GUES", "2019-09-25", "alpha"),
        Controller("lab-marais", "LABM DU MARAIS BLEU", "2018-11-21", "gamma"),
        Controller("lab-pins", "LABM DES PINS FRANCS", "2019-11-06", "beta", hosted=True),
        Controller("lab-levee", "LABM DE LA LEVEE HAUTE", "2020-03-04", "gamma"),
        Controller("lab-charmes", "BIO-CHARMEVERT", "2019-04-03", "beta"),
        Controller("lab-craie", "LABM DE LA CRAIE BLONDE", "2018-10-10", "gamma", hosted=True),
        Controller("lab-ajoncs", "LABM DES AJONCS D OR", "2019-05-15", "alpha"),
        Controller("lab-phare", "LABM DU PHARE ROUX", "2020-10-21", "beta"),
        Controller("lab-grenit", "BIO-GRENITROSE", "2018-12-05", "gamma"),
        Controller("lab-etang", "LABM DE L ETANG ROND", "2019-10-16", "beta", hosted=True),
        Controller("lab-lices", "LABM DES LICES VERTES", "2020-01-22", "gamma"),
        Controller("lab-halage", "LABM DU CHEMIN DE HALAGE", "2020-10-28", "alpha"),
    )
}

_SITES = (
    (LATE, "SITE DU PORT", "56", 24, 420),
    (LATE, "SITE DES HALLES", "56", 21, 380),
    (LATE, "SITE DE LA RIA", "56", 17, 450),
    (LATE, "SITE DE LA LANDE", "56", 15, 400),
    (LATE, "SITE DU CALVAIRE", "56", 13, 420),
    (LATE, "SITE DE L ISTHME", "56", 10, 360),
    ("lab-marais", "", "56", 18.0, 430),
    ("lab-pins", "SITE NORD", "56", 17.0, 500),
    ("lab-pins", "SITE SUD", "56", 13.2, 480),
    (GROUP, "SITE DU CHATEAU", "45", 28, 400),
    (GROUP, "SITE DES QUAIS", "45", 24, 400),
    (GROUP, "SITE DU GATINAIS", "45", 20, 400),
    (GROUP, "SITE DES ROSES", "45", 15.5, 400),
    (GROUP, "SITE DU VIEUX PONT", "41", 12.5, 400),
    ("lab-levee", "", "45", 10.5, 520),
    (WIDE, "SITE DE LA CATHEDRALE", "27", 22, 450),
    (WIDE, "SITE DES TANNEURS", "27", 18, 430),
    (WIDE, "SITE DE LA BOUCLE", "27", 13, 470),
    ("lab-charmes", "SITE EST", "27", 20, 400),
    ("lab-charmes", "SITE OUEST", "27", 16, 420),
    ("lab-craie", "", "27", 16.5, 450),
    ("lab-ajoncs", "SITE DE LA COTE", "22", 11, 460),
    ("lab-ajoncs", "SITE DES TERRES", "22", 8, 440),
    ("lab-phare", "", "22", 7, 600),
    ("lab-grenit", "", "22", 5.7, 400),
    ("lab-etang", "", "35", 14, 500),
    ("lab-lices", "", "35", 10, 520),
    ("lab-halage", "", "35", 7.7, 600),
)
_ELSEWHERE = (
    ("LABM DES QUATRE VENTS", "35", "2018-09-12", 9),
    ("LABM DU BOIS JOLI", "28", "2019-03-20", 8),
    ("BIO-ORMEFLEURI", "76", "2019-12-11", 11),
    ("LABM DE LA SOURCE FROIDE", "53", "2020-06-17", 6),
    ("LABM DU GRAND FOUR", "18", "2018-05-16", 7),
    ("BIO-ROSELIERE", "29", "2020-09-02", 10),
)


def labs() -> tuple[Lab, ...]:
    """The 28 laboratories of the leak, in file order."""
    return tuple(
        Lab(number, _CONTROLLERS[owner], f"{_CONTROLLERS[owner].name} {site}".rstrip(), department, weight, fade)
        for number, (owner, site, department, weight, fade) in enumerate(_SITES, start=1)
    )


def elsewhere() -> tuple[Lab, ...]:
    """Six laboratories whose extracts lay in the vendor's area and that the leak does not name."""
    return tuple(
        Lab(number, Controller(f"other-{number}", label, left, "none"), label, department, weight, 600, in_leak=False)
        for number, (label, department, left, weight) in enumerate(_ELSEWHERE, start=len(_SITES) + 1)
    )


def controllers() -> tuple[Controller, ...]:
    """Everyone who ran a laboratory of the leak."""
    return tuple(_CONTROLLERS.values())
