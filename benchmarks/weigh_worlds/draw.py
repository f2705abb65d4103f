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
_THEFT = 0.5
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
    elsewhere: float = 0.0
    """Share of rows from another place of the same people, which nobody lists."""
    lost: float = 0.002
    """Share of rows that a holding has and that do not match there, holding by holding."""
    everything: bool = False
    """Whether noise, rows of others and lost matches are drawn too, each from nearly nothing to a lot."""
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
    marks: tuple[np.ndarray, ...]
    """Per holding and row of the leak: whether it stands there, is dated there, on the same day, on a later one."""
    block: np.ndarray
    suppliers: tuple[Supplier, ...]
    truth: frozenset[str]
    """Ids of the stories that are right."""
    story: str
    twins: bool
    """Whether another holding holds nearly the same rows."""
    near: frozenset[frozenset[str]] = field(default=frozenset())
    """Holdings of stories that are neither right nor false: one of several sources, or, where rows are of elsewhere, a
    set that contains all of the true one."""

    def is_near(self, sort: str, names: frozenset[str]) -> bool:
        """Whether a story about those holdings is neither right nor false."""
        return any(names == one or (sort == "several" and len(names) > len(one) and self.elsewhere and one <= names)
                   for one in self.near)  # fmt: skip

    elsewhere: bool = False


_TWIN = 0.98


def draw(seed: int, setting: Setting) -> World:
    """Draw the world of a seed."""
    rng = np.random.default_rng(seed)
    story = setting.story or str(rng.choice(STORIES))
    setting = _drawn(rng, replace(setting, story=story)) if setting.everything else replace(setting, story=story)
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


def _drawn(rng: np.random.Generator, setting: Setting) -> Setting:
    def between(low: float, high: float, often: float) -> float:
        return float(np.exp(rng.uniform(np.log(low), np.log(high)))) if rng.random() < often else low

    return replace(
        setting, noise=between(0.005, 0.1, 1.0), padded=between(0.01, 0.3, 0.5) - 0.01,
        elsewhere=between(0.01, 0.2, 0.3) - 0.01, lost=between(0.001, 0.02, 1.0),
    )  # fmt: skip


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
    piece, held, marks, block = count(rng, here, listed, leak, setting)
    suppliers = _suppliers(rng, here, listed, leak, source)
    truth, near = _truth(listed, leak, source, suppliers, setting)
    twins = _twins(held, marks, leak, [place.name for place in source])
    return World(
        piece,
        held,
        tuple(place.own for place in listed),
        marks,
        block,
        suppliers,
        truth,
        story,
        twins,
        near,
        setting.elsewhere > 0,
    )


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
    listed: list[Place], leak: Leak, source: list[Place], suppliers: tuple[Supplier, ...], setting: Setting
) -> tuple[frozenset[str], frozenset[frozenset[str]]]:
    story = setting.story or ""
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
    more = {frozenset(ids)} if setting.elsewhere else set()
    if len(ids) == 1:
        return frozenset({f"one_holding:{ids[0]}"}), frozenset(more)
    return frozenset({"several:" + ",".join(ids), *stores}), frozenset(more | {frozenset({name}) for name in ids})


def _twins(held: Held, marks: tuple[np.ndarray, ...], leak: Leak, names: list[str]) -> bool:
    """Whether a source could be another holding: one with as good as all rows of it, on days that agree."""
    known = leak.person >= 0
    found, dated, same, _, beyond = marks
    for part, name in enumerate(names):
        if len(names) > 1 and name in held.ids and found[held.ids.index(name)].sum() >= _TWIN * known.sum():
            return True
        rows = known & (leak.origin == part)
        for number, other in enumerate(held.ids):
            there = (found[number] & rows).sum()
            right = same[number] if len(names) > 1 else same[number] | beyond[number]
            alike = there >= _TWIN * rows.sum() > 0 and (right & rows).sum() >= _TWIN * (dated[number] & rows).sum()
            if other != name and alike and (len(names) > 1 or held.size[number].sum() >= 0.9 * held.total[number]):
                return True
    return False
