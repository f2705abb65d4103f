"""What the verdicts ask of a profiled column: its sampled values with their rows, and how it fits each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .characters import DIGITS, has_letter, holds
from .kind import Kind, Shape
from .profile import ColumnProfile
from .sample import LONGEST
from .values import Flags, Values

PLACEHOLDERS = frozenset(
    {"NULL", "NONE", "NAN", "NA", "N A", "N/A", "NC", "ND", "NR", "NEANT", "INCONNU", "INCONNUE", "?", "??", "???"}
    | {
        "-",
        "--",
        "---",
        ".",
        "..",
        "...",
        "*",
        "_",
        "#N/A",
        "#REF!",
        "NON RENSEIGNE",
        "NON COMMUNIQUE",
        "\\N",
        "<NULL>",
    }
)
"""What people and programs write for "nothing"; such values say nothing of a column's kind."""

HEAD = 512
"""Values of a column that are tested first, for every kind."""
_FEW = 0.02
"""Below this share of fitting shapes a test cannot bring a kind near any of its thresholds."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a column's sampled values fit one kind. `complete`: the sample holds every value, so the rows are exact."""

    tested: int
    """Distinct values tested."""
    valid: int
    tested_rows: int
    valid_rows: int
    complete: bool
    plausible: int = 0
    plausible_rows: int = 0
    """Rows that pass the kind's wider test: enough once a header or a proof names it."""
    part: bool = False
    """Whether only the first part of each value was tested."""

    @property
    def share(self) -> float:
        """Valid rows among those tested."""
        return self.valid_rows / self.tested_rows if self.tested_rows else 0.0

    @property
    def plausible_share(self) -> float:
        """Plausible rows among those tested."""
        return max(self.valid_rows, self.plausible_rows) / self.tested_rows if self.tested_rows else 0.0

    @property
    def distinct_share(self) -> float:
        """Valid values among the distinct ones tested."""
        return self.valid / self.tested if self.tested else 0.0


NO_FIT = Fit(0, 0, 0, 0, complete=True)


class Summary:
    """One settled column, placeholders set apart."""

    def __init__(self, profile: ColumnProfile, rows: int) -> None:
        self.profile = profile
        self.rows = rows
        text = profile.sample.text.combine_chunks()
        weight = profile.distinct.rows[: len(text)]
        real = ~_placeholders(text)
        self.placeholder_rows = int(weight[~real].sum())
        self.text: pa.StringArray = text if real.all() else text.filter(pa.array(real))
        self.weight: np.ndarray = weight[real]
        self.complete = profile.distinct.exact and len(profile.distinct.hashes) <= profile.sample.size
        """Whether the sample holds every value of the column."""

    @property
    def filled(self) -> int:
        """Rows with a value, placeholders included."""
        return self.profile.filled

    @property
    def said(self) -> int:
        """Rows with a value that is no placeholder (as far as the sample tells)."""
        return self.profile.filled - self.placeholder_rows

    @property
    def distinct(self) -> int:
        """Distinct values: exact, or the better of two estimates by the sketch.

        One is the sketch's own, the other the filled rows over the mean rows of its values, which is exact where every
        value comes once; its standard error is that of the sketch times the spread of rows about their mean.
        """
        counted = self.profile.distinct
        if counted.exact:
            return counted.estimate
        mean = float(counted.rows.mean())
        even = float(counted.rows.std()) < mean
        return min(round(self.filled / mean) if even else counted.estimate, self.filled)

    @cached_property
    def values(self) -> Values:
        """The sampled values and their forms."""
        return Values(self.text)

    @property
    def has_digit(self) -> Flags:
        """Which values hold a digit."""
        return self._tested.has_digit

    @property
    def has_letter(self) -> Flags:
        """Which values hold a letter."""
        return self._tested.has_letter

    @cached_property
    def _tested(self) -> "Tested":
        return Tested(self.values, self.weight, complete=self.complete)

    @cached_property
    def _head(self) -> "Tested":
        return Tested(Values(self.text.slice(0, HEAD)), self.weight[:HEAD], complete=False)

    @cached_property
    def top(self) -> dict[str, int]:
        """The commonest 64 sampled values in capitals, with their rows."""
        order = np.argsort(-self.weight, kind="stable")[:64]
        folded = self.values.folded.take(pa.array(order)).to_pylist() if len(order) else []
        result: dict[str, int] = {}
        for value, rows in zip(folded, self.weight[order].tolist(), strict=True):
            result[value] = result.get(value, 0) + rows
        return result

    def share(self, flags: Flags) -> float:
        """Return the share of sampled rows whose value is flagged."""
        total = int(self.weight.sum())
        return int(self.weight[flags].sum()) / total if total else 0.0

    def matching(self, pattern: str) -> float:
        """Return the share of sampled rows whose value has the pattern (RE2)."""
        return self.share(matching(self.text, pattern))

    def fits(self, kinds: Mapping[str, Kind]) -> dict[str, Fit]:
        """Return the fit of every kind that some value is valid or plausible for.

        The sample stands in the order of hashes, so that its head is as fair as the whole: kinds that hardly any
        value of the head is right for are not tried on the rest.
        """
        if len(self.text) <= HEAD:
            found = {name: self.fit(kind) for name, kind in kinds.items()}
        else:
            near = {name: kind for name, kind in kinds.items() if _near(self._head.fit(kind))}
            found = {name: self.fit(kind) for name, kind in near.items()}
        return {name: fit for name, fit in found.items() if fit.valid or fit.plausible_rows}

    def fit(self, kind: Kind) -> Fit:
        """Return how the sampled values fit `kind`; the dear test runs only where shapes allow it."""
        return self._tested.fit(kind)

    def fit_of(self, text: pa.StringArray, kind: Kind) -> Fit:
        """Return how other text, one per sampled value, fits `kind`; values left empty do not."""
        filled = pc.not_equal(text, "")
        return Tested(
            Values(text.filter(filled)), self.weight[filled.to_numpy(zero_copy_only=False)], complete=False
        ).fit(kind)


class Tested:
    """Some values of a column with their rows, and what they look like."""

    def __init__(self, values: Values, weight: np.ndarray, *, complete: bool) -> None:
        self.values = values
        self.weight = weight
        self.complete = complete
        self.has_digit = holds(values.text, DIGITS)
        self.has_letter = has_letter(values.text)

    @cached_property
    def _rows(self) -> int:
        return int(self.weight.sum())

    @cached_property
    def _extremes(self) -> tuple[int, int, bool, bool, bool, bool]:
        """Shortest, longest; whether some value holds a digit, lacks one, holds a letter, lacks one."""
        length, digit, letter = self.values.length, self.has_digit, self.has_letter
        some = (bool(digit.any()), not digit.all(), bool(letter.any()), not letter.all())
        return int(length.min(initial=1_000_000)), int(length.max(initial=0)), *some

    def _may_fit(self, kind: Kind) -> bool:
        """Whether some value may have the shape, as far as the column as a whole tells."""
        shape = kind.shape
        shortest, longest, digit, no_digit, letter, no_letter = self._extremes
        sized = longest >= shape.shortest and (shortest <= shape.longest or shape.longest >= LONGEST)
        signs = (letter or not shape.must_have_letter) and (digit or not shape.must_have_digit)
        bare = (shape.letters or no_letter) and (shape.digits or no_digit)
        return sized and signs and bare and (not kind.widths or not kind.widths.isdisjoint(self.values.compact_widths))

    def fit(self, kind: Kind) -> Fit:
        """Return how the values fit `kind`; the dear test runs only where shapes allow it."""
        if not self._may_fit(kind):
            return Fit(len(self.values), 0, self._rows, 0, self.complete)
        good, wider = self.flags(kind)
        return Fit(
            tested=len(good),
            valid=int(good.sum()),
            tested_rows=self._rows,
            valid_rows=int(self.weight[good].sum()),
            complete=self.complete,
            plausible=int(wider.sum()),
            plausible_rows=int(self.weight[wider].sum()),
        )

    def flags(self, kind: Kind) -> tuple[Flags, Flags]:
        """Return which values are valid, and which pass the kind's wider test."""
        shaped = self._shaped(kind.shape) if self._may_fit(kind) else np.zeros(len(self.values), bool)
        if not shaped.any():
            return shaped, shaped
        good = shaped & np.asarray(kind.valid(self.values), bool)
        return good, good if kind.plausible is None else shaped & np.asarray(kind.plausible(self.values), bool)

    def _shaped(self, shape: Shape) -> Flags:
        length = self.values.length
        fits = (length >= shape.shortest) & ((length <= shape.longest) | (shape.longest >= LONGEST))
        if not shape.letters:
            fits &= ~self.has_letter
        if not shape.digits:
            fits &= ~self.has_digit
        if shape.must_have_digit:
            fits &= self.has_digit
        if shape.must_have_letter:
            fits &= self.has_letter
        return np.asarray(fits, bool)


def _placeholders(text: pa.StringArray) -> Flags:
    """Return which values say nothing; a dash does where it stands beside a plus."""
    values = pc.utf8_upper(text).to_pylist()
    nothing = PLACEHOLDERS - {"-"} if "+" in values else PLACEHOLDERS
    return np.array([value in nothing for value in values], bool)


def _near(fit: Fit) -> bool:
    """Whether a kind may still come into question."""
    few = _FEW * fit.tested
    return max(fit.valid, fit.plausible) > few or max(fit.share, fit.plausible_share) > _FEW


def matching(text: pa.StringArray, pattern: str) -> Flags:
    """Return which values have the pattern (RE2)."""
    return np.asarray(pc.match_substring_regex(text, pattern).to_numpy(zero_copy_only=False), bool)
