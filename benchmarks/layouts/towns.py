"""Towns people live and were born in. Source of the codes: INSEE, code officiel géographique."""

import numpy as np

_LIST = """
Saint-Brieuc 22278 22000 9|Lannion 22113 22300 5|Guingamp 22070 22200 4|Dinan 22050 22100 4|Loudéac 22136 22600 3
Paimpol 22162 22500 2|Rennes 35238 35000 12|Saint-Malo 35288 35400 6|Fougères 35115 35300 5|Vitré 35360 35500 4
Redon 35236 35600 3|Vannes 56260 56000 12|Lorient 56121 56100 12|Pontivy 56178 56300 7|Auray 56007 56400 6
Hennebont 56083 56700 5|Ploërmel 56165 56800 5|Orléans 45234 45000 12|Montargis 45208 45200 8|Gien 45155 45500 6
Pithiviers 45252 45300 4|Olivet 45232 45160 4|Fleury-les-Aubrais 45147 45400 4|Évreux 27229 27000 9
Vernon 27681 27200 6|Louviers 27375 27400 5|Bernay 27056 27300 4|Gisors 27284 27140 3|Pont-Audemer 27467 27500 3
Blois 41018 41000 7|Vendôme 41269 41100 4|Romorantin-Lanthenay 41194 41200 4|Mer 41136 41500 2|Brest 29019 29200 5
Quimper 29232 29000 4|Morlaix 29151 29600 2|Concarneau 29039 29900 2|Nantes 44109 44000 5|Saint-Nazaire 44184 44600 3
Caen 14118 14000 4|Rouen 76540 76000 5|Le Havre 76351 76600 4|Angers 49007 49000 3|Cholet 49099 49300 2
Tours 37261 37000 4|Le Mans 72181 72000 3|Laval 53130 53000 2|Bourges 18033 18000 2|Châteauroux 36044 36000 1
Chartres 28085 28000 3|Alençon 61001 61000 1|Saint-Lô 50502 50000 1|La Roche-sur-Yon 85191 85000 2
La Rochelle 17300 17000 2|Poitiers 86194 86000 2|Niort 79191 79000 2|Bordeaux 33063 33000 4|Pau 64445 64000 2
Bayonne 64102 64100 2|Toulouse 31555 31000 4|Montauban 82121 82000 1|Albi 81004 81000 1|Rodez 12202 12000 1
Cahors 46042 46000 1|Agen 47001 47000 1|Périgueux 24322 24000 1|Angoulême 16015 16000 1|Limoges 87085 87000 2
Clermont-Ferrand 63113 63000 2|Aurillac 15014 15000 1|Saint-Étienne 42218 42000 2|Grenoble 38185 38000 2
Annecy 74010 74000 2|Chambéry 73065 73000 1|Valence 26362 26000 1|Nîmes 30189 30000 2|Montpellier 34172 34000 3
Béziers 34032 34500 1|Perpignan 66136 66000 2|Toulon 83137 83000 2|Nice 06088 06000 3|Avignon 84007 84000 1
Gap 05061 05000 1|Bourg-en-Bresse 01053 01000 1|Mâcon 71270 71000 1|Dijon 21231 21000 2|Besançon 25056 25000 2
Belfort 90010 90000 1|Épinal 88160 88000 1|Nancy 54395 54000 2|Metz 57463 57000 2|Strasbourg 67482 67000 3
Mulhouse 68224 68100 2|Colmar 68066 68000 1|Reims 51454 51100 2|Troyes 10387 10000 1|Auxerre 89024 89000 1
Nevers 58194 58000 1|Laon 02408 02000 1|Saint-Quentin 02691 02100 1|Amiens 80021 80000 2|Beauvais 60057 60000 1
Lille 59350 59000 4|Roubaix 59512 59100 3|Tourcoing 59599 59200 2|Dunkerque 59183 59140 2|Calais 62193 62100 2
Arras 62041 62000 2|Versailles 78646 78000 4|Melun 77288 77000 2|Meaux 77284 77100 2|Corbeil-Essonnes 91174 91100 2
Boulogne-Billancourt 92012 92100 3|Nanterre 92050 92000 3|Montreuil 93048 93100 3|Saint-Denis 93066 93200 3
Créteil 94028 94000 3|Argenteuil 95018 95100 3|Ajaccio 2A004 20000 2|Bastia 2B033 20200 2|Corte 2B096 20250 1
Saint-Denis 97411 97400 2|Fort-de-France 97209 97200 2|Cayenne 97302 97300 1
"""
_PARIS = [(f"Paris {n}", f"751{n:02}", f"750{n:02}") for n in range(1, 21)]


def _split(entry: str) -> tuple[str, str, str, int]:
    name, code, post, weight = entry.strip().rsplit(" ", 3)
    return name, code, post, int(weight)


_ROWS = [_split(entry) for line in _LIST.strip().splitlines() for entry in line.split("|")]
NAMES = [name for name, *_ in _ROWS]
CODES = [code for _, code, _, _ in _ROWS]
POSTS = [post for _, _, post, _ in _ROWS]
DEPARTMENTS = [code[:3] if code.startswith("97") else code[:2] for code in CODES]
_WEIGHTS = np.array([weight for *_, weight in _ROWS], float)
_HOME = np.array([len(d) == 2 and d in {"22", "27", "35", "41", "45", "56"} for d in DEPARTMENTS])

ABROAD = {
    "Algérie": "99352", "Maroc": "99350", "Tunisie": "99351", "Portugal": "99139", "Espagne": "99134",
    "Italie": "99127", "Allemagne": "99109", "Belgique": "99131", "Royaume-Uni": "99132", "Pologne": "99122",
    "Sénégal": "99341", "Côte d'Ivoire": "99326", "Cameroun": "99322", "Mali": "99335", "Turquie": "99208",
    "Chine": "99216", "Inde": "99223", "Roumanie": "99114", "Haïti": "99410", "Brésil": "99416",
}  # fmt: skip
"""Countries of birth and their codes in the official geographic code."""

BIRTH_CODES = [*CODES, *(code for _, code, _ in _PARIS), *ABROAD.values()]
"""Every place of birth: the towns, the Paris districts, the countries."""
BIRTH_NAMES = [*NAMES, *(["Paris"] * 20), *ABROAD]
BIRTH_COUNTRIES = [*(["France"] * (len(NAMES) + 20)), *ABROAD]
FIRST_PARIS, FIRST_ABROAD = len(NAMES), len(NAMES) + 20
_LATE = ("91", "92", "93", "94", "95")
NEEDS_1968 = np.array([code[:2] in _LATE for code in BIRTH_CODES])
"""Departments that did not exist before 1 January 1968."""


def homes(rng: np.random.Generator, rows: int, *, local: float) -> np.ndarray:
    """Positions of towns to live in; `local` is the share in the six departments of the model case."""
    near = _draw(rng, _WEIGHTS * _HOME, rows)
    return np.where(rng.random(rows) < local, near, _draw(rng, _WEIGHTS, rows))


def births(rng: np.random.Generator, home: np.ndarray, birth_year: np.ndarray) -> np.ndarray:
    """Positions in `BIRTH_CODES`: half near home, the rest anywhere, Paris and abroad among them."""
    rows = len(home)
    place = np.where(rng.random(rows) < 0.5, home, _draw(rng, _WEIGHTS, rows))
    draw = rng.random(rows)
    place = np.where(draw < 0.10, FIRST_PARIS + rng.integers(0, 20, rows), place)
    place = np.where(draw > 0.90, FIRST_ABROAD + rng.integers(0, len(ABROAD), rows), place)
    early = NEEDS_1968[place] & (birth_year < 1968)
    return np.where(early, FIRST_PARIS + rng.integers(0, 20, rows), place)


def _draw(rng: np.random.Generator, weights: np.ndarray, rows: int) -> np.ndarray:
    total = np.cumsum(weights)
    return np.searchsorted(total, rng.random(rows) * total[-1], side="right").clip(0, len(weights) - 1)
