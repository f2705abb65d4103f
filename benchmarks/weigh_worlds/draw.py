"""One world: a town, its holdings, what leaked and how; and the same as the weigher sees it."""

from dataclasses import dataclass, field, replace

import numpy as np

from sourcier.trace.weigh import Held, Piece, Supplier

from .counted import count
from .leaks import Leak, leak_from
from .places import Place, area, base, decoy, hosting, some_labs, stranger
from .town import END, NOBODY, Town, town

STORIES = (
    "area", "hosting", "base", "several", "two_places", "hidden_area", "hidden_hosting", "hidden_base", "outside",
    "fabricated",
)  # fmt: skip
GIVEN = frozenset(STORIES[:5])
_THEFT = 0.15
"""How often a decoy holds rows of the source as they were on the day of the theft, not as they are."""


@dataclass(frozen=True)
class Setting:
    """What a world is like; what is None is drawn."""

    story: str | None = None
    rows: int | None = None
    labs: int | None = None
    dates: bool = True
    noise: float = 0.01
    """Share of rows that are damaged so that nobody recognises them."""
    padded: float = 0.0
    """Share of rows that come from people outside."""
    migrations: str = "known"
    """``known``, ``half`` (of them missing), ``missing``, ``wrong`` (by sixty days either way)."""
    apart: float = 0.0
    """Days between the snapshots of hosted bases."""
    cut: float = 0.0
    """How often the file is cut by period."""
    by_lab: float = 0.0
    """How often it is cut by laboratory."""
    decoys: bool = True
    dropped: bool = False
    """Whether half of the columns were taken out."""
    source: tuple[str, ...] = ()
    """Names of the true sources: drawn."""


@dataclass(frozen=True)
class World:
    """As the weigher sees it, and what is true."""

    piece: Piece
    held: Held
    own: tuple[bool, ...]
    bits: np.ndarray
    """Per holding and row of the leak."""
    block: np.ndarray
    suppliers: tuple[Supplier, ...]
    truth: frozenset[str]
    """Ids of the stories that are right."""
    story: str
    twins: bool
    """Whether another holding holds nearly the same rows."""
    near: frozenset[str] = field(default=frozenset())
    """Ids of stories that are neither right nor false: part of the truth, or more than it."""


def draw(seed: int, setting: Setting) -> World:
    """Draw the world of a seed."""
    rng = np.random.default_rng(seed)
    story = setting.story or str(rng.choice(STORIES))
    setting = replace(setting, story=story)
    rows = setting.rows or int(rng.choice([30, 100, 300, 1000, 3000]))
    labs = setting.labs or int(rng.choice([1, 3, 6, 12, 20, 30]))
    if story in ("several", "two_places", "hidden_area", "hidden_hosting"):
        labs = max(labs, 3)
    people = int(np.clip(rng.uniform(1.5, 6) * rows / labs, 60, 4000))
    if story in ("base", "hidden_base"):
        people = int(np.clip(rng.uniform(1.5, 6) * rows, 60, 4000 if labs < 12 else 1500))
    here = town(rng, labs, people)
    places = _places(rng, here, setting)
    source = _source(rng, here, places, story, setting)
    setting = replace(setting, source=tuple(place.name for place in source))
    leak = leak_from(rng, here, source, rows, setting)
    listed = _listed(rng, here, places, source, setting=setting)
    return _world(rng, here, listed, leak, source, setting=setting)


def _places(rng: np.random.Generator, here: Town, setting: Setting) -> dict[str, Place]:
    found: dict[str, Place] = {}
    clients = some_labs(rng, here, rng.choice([0.5, 0.8, 1.0]))
    found["area"] = area(rng, here, "area", "vendor", clients)
    hosted = some_labs(rng, here, rng.choice([0.3, 0.6, 1.0]))
    found["hosting"] = hosting(rng, here, "hosting", rng.choice(["vendor", "host"]), hosted, apart=setting.apart)
    for controller in np.unique(here.controller).tolist():
        found[f"base-{controller}"] = base(rng, here, controller)
    others = some_labs(rng, here, 0.4)
    found["import"] = area(rng, here, "import", "new-vendor", others)
    return found


def _source(
    rng: np.random.Generator, here: Town, places: dict[str, Place], story: str, setting: Setting
) -> list[Place]:
    bases = [name for name in places if name.startswith("base-")]
    if story in ("area", "hidden_area"):
        return [places["area"]]
    if story in ("hosting", "hidden_hosting"):
        return [_earlier(rng, here, places["hosting"], setting)]
    if story in ("base", "hidden_base"):
        return [_earlier(rng, here, places[str(rng.choice(bases))], setting)]
    if story == "several" and len(bases) > 1:
        chosen = rng.choice(bases, min(len(bases), int(rng.integers(2, 6))), replace=False)
        return [_earlier(rng, here, places[str(name)], setting) for name in chosen]
    if story in ("several", "two_places"):
        apart = [name for name in (*bases, "hosting") if _apart(places["area"], places[name])]
        second = str(rng.choice(apart)) if apart else str(rng.choice(bases))
        return [places["area"], _earlier(rng, here, places[second], setting)]
    return []


def _apart(one: Place, other: Place) -> bool:
    """Whether half of what the other holds is not in the first."""
    return bool(((one.seen >= 0) & (other.seen >= 0)).sum() < 0.5 * (other.seen >= 0).sum())


def _earlier(rng: np.random.Generator, here: Town, place: Place, setting: Setting) -> Place:
    """The place as it was on an earlier day, or as it is."""
    if rng.random() < 0.3:
        return place
    day = int(rng.integers(900, END))
    by_lab = day + rng.normal(0, setting.apart + 1e-9, here.labs).astype(int)
    seen, address = here.known(by_lab[here.lab])
    known = (place.seen >= 0) & (seen <= place.seen)
    return replace(place, seen=np.where(known, seen, NOBODY), address=address)


def _listed(
    rng: np.random.Generator, here: Town, places: dict[str, Place], source: list[Place], *, setting: Setting
) -> list[Place]:
    story = setting.story or ""
    hidden = story.removeprefix("hidden_") if story.startswith("hidden_") else ""
    names = {place.name for place in source}
    optional = {"area": 0.6, "hosting": 0.6, "import": 0.3}
    listed = []
    some = rng.choice([0.5, 1.0, 1.0])
    for name, place in places.items():
        if name in names and story in GIVEN:
            listed.append(place)
        elif hidden and name in names:
            continue
        elif rng.random() < optional.get(name, some):
            listed.append(place)
    if setting.decoys and source:
        like = source if rng.random() < _THEFT else [places[place.name] for place in source]
        count = int(rng.choice([0, 1, 1, 2]))
        listed += [decoy(rng, here, number, like[int(rng.integers(len(like)))]) for number in range(count)]
    listed += [stranger(here, number, int(rng.integers(200, 5000))) for number in range(int(rng.integers(0, 4)))]
    if not listed:
        listed.append(stranger(here, 0, 1000))
    order = rng.permutation(len(listed))
    return [listed[number] for number in order]


def _world(
    rng: np.random.Generator, here: Town, listed: list[Place], leak: Leak, source: list[Place], *, setting: Setting
) -> World:
    story = setting.story or ""
    piece, held, bits, block = count(rng, here, listed, leak, setting)
    suppliers = _suppliers(rng, here, listed, leak, source)
    truth, near = _truth(listed, leak, story, source, suppliers)
    twins = _twins(held, bits, leak, [place.name for place in source])
    return World(piece, held, tuple(place.own for place in listed), bits, block, suppliers, truth, story, twins, near)


def _suppliers(
    rng: np.random.Generator, here: Town, listed: list[Place], leak: Leak, source: list[Place]
) -> tuple[Supplier, ...]:
    """Parties of several laboratories, of which it is told whom they served."""
    present = np.unique(leak.lab)
    found = []
    serving = [place.party for place in [*listed, *source] if not place.own]
    parties = dict.fromkeys(party for party in serving if not party.startswith("stranger"))
    for party in parties:
        if rng.random() < 0.4 or (party.startswith("other") and rng.random() < 0.7):
            continue
        of_it = [place for place in [*listed, *source] if place.party == party]
        served = np.unique(np.concatenate([here.lab[place.seen >= 0] for place in of_it]))
        inside = frozenset(np.flatnonzero(np.isin(present, served)).tolist())
        if len(inside) > 1:
            found.append(Supplier(party, inside, int(len(served) - len(inside))))
    return tuple(found)


def _truth(
    listed: list[Place], leak: Leak, story: str, source: list[Place], suppliers: tuple[Supplier, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    names = [place.name for place in listed]
    if story == "fabricated":
        return frozenset({"fabricated"}), frozenset()
    if story not in GIVEN:
        stores = {f"common_supplier:{one.party}" for one in suppliers if source and one.party == source[0].party}
        return frozenset({"none_of_these", *stores}), frozenset()
    numbers = sorted(names.index(source[at].name) for at in leak.used)
    ids = [names[number] for number in numbers]
    parties = {listed[number].party for number in numbers}
    stores = {f"common_supplier:{party}" for party in parties if len(parties) == 1 and len(ids) > 1}
    if len(ids) == 1:
        return frozenset({f"one_holding:{ids[0]}"}), frozenset()
    near = {f"one_holding:{name}" for name in ids}
    return frozenset({"several:" + ",".join(ids), *stores}), frozenset(near)


def _twins(held: Held, bits: np.ndarray, leak: Leak, names: list[str]) -> bool:
    """Whether another holding than the source, or one of several, holds as good as all rows, on days that agree."""
    known = (leak.person >= 0).sum()
    mine = [number for number, name in enumerate(held.ids) if name in names]
    right = held.same + held.beyond
    if len(mine) > 1 and max(bits[number].sum() for number in mine) >= 0.95 * known:
        return True
    for number in range(len(held)):
        rows, dated = bits[number].sum(), held.dated[number].sum()
        alike = rows >= 0.98 * known > 0 and right[number].sum() >= 0.98 * dated
        if number not in mine and alike and held.size[number].sum() >= 0.9 * held.total[number]:
            return True
    return False
