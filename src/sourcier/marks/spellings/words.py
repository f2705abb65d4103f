"""Words that are written in full or short, with an accent or without: way, saint, and words of street names.

Source: AFNOR NF Z 10-011 (abbreviations of ways); accents by usage. The pairs are those a cell's normal form makes one
of, so that no comparison notices.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.values import fold_one

from .spelling import FIRST, NATURAL, NEITHER, SECOND, Settled, Spelling, Style

_DIGITS = "0123456789"
_AFTER_NUMBER = ("BIS", "TER", "QUATER")


class WordPairs:
    """Full words and the short forms that stand for them."""

    def __init__(self, pairs: Mapping[str, tuple[str, ...]], *, way: bool) -> None:
        self.pairs = pairs
        """Full form to its short ones; all in capitals."""
        self.way = way
        """Whether the word counts only where a way's word stands: first, or after the house number."""

    @cached_property
    def _forms(self) -> tuple[pa.StringArray, np.ndarray, np.ndarray, list[str]]:
        """Every form, the place of its full form in `pairs`, its side, and the full forms."""
        forms, of, side = [], [], []
        full = list(self.pairs)
        for place, (word, shorts) in enumerate(self.pairs.items()):
            for form in (word, *shorts):
                forms.append(form)
                of.append(place)
                side.append(FIRST if form == word else SECOND)
        return pa.array(forms, pa.string()), np.array(of), np.array(side, np.int8), full

    def _hits(self, text: pa.StringArray) -> tuple[pa.ListArray, np.ndarray, np.ndarray, np.ndarray]:
        """The words of all values; where among them the one that counts stands; its value; its form."""
        split = pc.split_pattern(text, " ")
        words = split.values if isinstance(split, pa.ListArray) else split.combine_chunks().values
        found = pc.index_in(pc.utf8_upper(words), self._forms[0])
        at = np.flatnonzero(pc.is_valid(found).to_numpy(zero_copy_only=False))
        form = found.take(pa.array(at)).to_numpy(zero_copy_only=False).astype(np.int64)
        starts = np.asarray(split.offsets, np.int64)
        value = np.searchsorted(starts, at, side="right") - 1
        if self.way:
            good = self._stands(words, at, at - starts[value])
            at, form, value = at[good], form[good], value[good]
        once = np.bincount(value, minlength=len(text))[value] == 1
        return split, at[once], value[once], form[once]

    @staticmethod
    def _stands(words: pa.StringArray, at: np.ndarray, place: np.ndarray) -> np.ndarray:
        before = words.take(pa.array(np.maximum(at - 1, 0)))
        number = pc.is_in(pc.utf8_slice_codeunits(before, 0, 1), pa.array(list(_DIGITS)))
        bis = pc.is_in(pc.utf8_upper(before), pa.array(_AFTER_NUMBER))
        numbered = number.to_numpy(zero_copy_only=False).astype(bool)
        ordinal = bis.to_numpy(zero_copy_only=False).astype(bool)
        return np.asarray((place == 0) | ((place == 1) & numbered) | ((place == 2) & ordinal))  # noqa: PLR2004

    def states(self, text: pa.StringArray, style: Style) -> np.ndarray:
        """Which side each value is on."""
        _, _, value, form = self._hits(text)
        _, of, side, full = self._forms
        used = np.array([word in style for word in full], bool)
        result = np.full(len(text), NEITHER, np.int8)
        good = used[of[form]] if len(form) else np.zeros(0, bool)
        result[value[good]] = side[form[good]]
        return result

    def write(self, text: pa.StringArray, bits: np.ndarray, style: Style) -> pa.StringArray:
        """Return values with the word in full (0) or short (1), in its own case."""
        split, at, value, form = self._hits(text)
        _, of, _, full = self._forms
        words = split.values
        olds, places, wanted = words.take(pa.array(at)).to_pylist(), of[form].tolist(), bits[value].tolist()
        new = [
            _cased(style.get(full[place], full[place]) if short else full[place], old)
            for old, place, short in zip(olds, places, wanted, strict=True)
        ]
        mask = np.zeros(len(words), bool)
        mask[at] = True
        replaced = pc.replace_with_mask(words, pa.array(mask), pa.array(new, pa.string()))
        return pc.binary_join(pa.ListArray.from_arrays(split.offsets, replaced), " ")

    def study(self, text: pa.StringArray, rows: np.ndarray) -> Counter[str]:
        """Count the forms."""
        _, _, value, form = self._hits(text)
        counted = np.bincount(form, weights=rows[value], minlength=len(self._forms[0])).astype(np.int64)
        forms = self._forms[0].to_pylist()
        return Counter({forms[place]: int(count) for place, count in enumerate(counted) if count})

    def settle(self, counted: Counter[str]) -> Settled | None:
        """Return the words that the file writes both ways, each with its commonest short form."""
        used, first, second = {}, 0, 0
        for word, shorts in self.pairs.items():
            short = {form: counted[form] for form in shorts if counted[form]}
            both = counted[word], sum(short.values())
            if min(both) and min(both) >= NATURAL * sum(both):
                used[word] = min(short, key=lambda form: (-short[form], form))
                first, second = first + both[0], second + both[1]
        return Settled(used, first, second) if used else None

    def spelling(self, number: int, name: str, kinds: set[str], keyed: str) -> Spelling:
        """Return it as a spelling."""
        return Spelling(number, name, frozenset(kinds), keyed, self.states, self.write, self.study, self.settle)


def _cased(word: str, like: str) -> str:
    """Return a word in the case of another."""
    if like.isupper():
        return word
    return word.lower() if like.islower() else word.capitalize()


def _dotted(*forms: str) -> tuple[str, ...]:
    return tuple(form + dot for form in forms for dot in ("", "."))


_WAYS = {
    "RUE": _dotted("R"),
    "AVENUE": _dotted("AV", "AVE"),
    "BOULEVARD": _dotted("BD", "BLD"),
    "CHEMIN": _dotted("CHE"),
    "IMPASSE": _dotted("IMP"),
    "PLACE": _dotted("PL"),
    "ROUTE": _dotted("RTE"),
    "RESIDENCE": _dotted("RES"),
    "ALLEE": _dotted("ALL"),
}
_SAINTS = {"SAINT": _dotted("ST"), "SAINTE": _dotted("STE")}
_ACCENTED = (
    "ÉGLISE", "ÉCOLE", "ÉCOLES", "RÉPUBLIQUE", "LIBERTÉ", "GÉNÉRAL", "MARÉCHAL", "CHÂTEAU", "VALLÉE", "RÉSISTANCE",
    "ÉTANG", "PRÉS", "CHÊNE", "CHÊNES", "FORÊT", "FRÈRES", "ÉVÊQUE", "THÉÂTRE", "LYCÉE", "COLLÈGE", "HÔPITAL",
)  # fmt: skip
_ACCENTS = {fold_one(word): (word,) for word in _ACCENTED}
WAY = WordPairs(_WAYS, way=True).spelling(3, "way", {"street"}, "value")
SAINT = WordPairs(_SAINTS, way=False).spelling(4, "saint", {"street", "commune"}, "number")
ACCENT = WordPairs(_ACCENTS, way=False).spelling(5, "accent", {"street"}, "value")
