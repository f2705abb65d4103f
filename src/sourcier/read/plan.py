"""Everything that is decided about a text before its rows are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sourcier.model.reading import Overrides

from .container import LOOKED_AT, Opener, Source
from .encoding import Encoding, guess, named
from .errors import EvidenceEmpty, Noise, NotText, TooManyColumns
from .limits import Limits
from .lines import Marks, guard, split_lines
from .noise import is_noise
from .sample import narrow_samples, raw_samples
from .signatures import announced
from .sniff import Sniffed, sniff
from .stream import Weights, spare_byte, wide_weights
from .strict import Strict

_LEARNED = 400
_HABIT = 0.1
"""Share of rows that must differ from the commonest width before dropping trailing fields is a habit."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a text is going to be read."""

    source: Source
    encoding: Encoding
    sniffed: Sniffed
    overrides: Overrides
    limits: Limits
    learned: tuple[tuple[bytes, ...], ...]
    """Rows of the commonest width from all over the text: what shapes are learned from."""
    trims: bool
    """Whether rows drop their trailing empty fields by habit."""
    fields: int

    def weights(self, data: bytes) -> Weights:
        """Return what the bytes of a text weigh once its delimiter was made one byte."""
        delimiter, wide = self.sniffed.chosen.delimiter, wide_weights(self.encoding)
        if not delimiter or is_plain(delimiter):
            return Weights(wide)
        mark, _ = as_one_byte(data, delimiter)
        table = np.ones(256, np.uint8) if wide is None else wide
        table[mark] = sum(int(table[byte]) for byte in delimiter)
        return Weights(table)


def plan(place: Path | Opener, overrides: Overrides, limits: Limits) -> Plan:
    """Look at samples of a file, or of what the opener opens, and decide how to read it.

    Raises:
        NothingReadable: a subclass that says why.
    """
    return plan_of(Source(place, limits), overrides)


def plan_of(source: Source, overrides: Overrides) -> Plan:
    """Look at samples of evidence that is open, and decide how to read it. Raises as `plan`."""
    limits = source.limits
    raw = raw_samples(source)
    if (found := announced(raw[0][:LOOKED_AT])) is not None:
        raise NotText(*found)
    encoding = named(overrides.encoding, raw) if overrides.encoding else guess(raw)
    samples = narrow_samples(raw, encoding)
    _check_text(samples, encoding, told=overrides.encoding is not None)
    sniffed = sniff(samples, encoding, overrides)
    learned, widths = _learn(samples, sniffed)
    fields, trims = _ragged(widths, sniffed.chosen.fields)
    if fields > limits.most_columns:
        raise TooManyColumns(limits.most_columns)
    return Plan(source, encoding, sniffed, overrides, limits, tuple(learned) if not trims else (), trims, fields)


def _check_text(samples: Sequence[bytes], encoding: Encoding, *, told: bool) -> None:
    if not any(sample.strip(b"\0\r\n\t ") for sample in samples):
        raise EvidenceEmpty
    if not told and is_noise(samples[0], encoding):
        raise Noise


def _learn(samples: Sequence[bytes], sniffed: Sniffed) -> tuple[list[tuple[bytes, ...]], np.ndarray]:
    """Return rows of the commonest width (the head's first ones left out) and the widths of all sampled lines."""
    chosen = sniffed.chosen
    rows: list[tuple[bytes, ...]] = []
    widths = []
    share = max(20, _LEARNED // max(1, len(samples)))
    for number, sample in enumerate(samples):
        if not sample:
            continue
        mark, data = as_one_byte(sample, chosen.delimiter)
        marks = Marks(mark, chosen.quote, chosen.escape)
        buffer = np.frombuffer(data, np.uint8)
        lines = split_lines(buffer)
        judged = guard(buffer, lines, marks)
        good = np.flatnonzero(judged.legal & ~judged.blank)
        widths.append(judged.fields[good])
        good = good[judged.fields[good] == chosen.fields]
        strict = Strict(marks)
        taken = good[3:] if number == 0 else good
        step = max(1, len(taken) // share)
        rows += [
            tuple(strict.cells(data, int(lines.start[i]), int(lines.stop[i]))) for i in taken[::step][:share].tolist()
        ]
    return rows, np.concatenate(widths) if widths else np.array([], np.int32)


def is_plain(delimiter: bytes) -> bool:
    """Whether a delimiter can be parsed as it stands: one byte of ASCII."""
    return len(delimiter) == 1 and delimiter.isascii()


def as_one_byte(data: bytes, delimiter: bytes) -> tuple[int | None, bytes]:
    """Return the byte that separates fields, and the data in which a delimiter that is not plain became that byte."""
    if not delimiter:
        return None, data
    if is_plain(delimiter):
        return delimiter[0], data
    spare = spare_byte(data)
    return spare, data.replace(delimiter, bytes([spare]))


def _ragged(widths: np.ndarray, fields: int) -> tuple[int, bool]:
    """Return the table's width, and whether rows drop trailing fields by habit.

    The habit shows as many widths of which the first line's, the header's, is the largest.
    """
    if widths.size < 4:  # noqa: PLR2004  # too few lines to speak of a habit
        return fields, False
    first, widest = int(widths[0]), int(widths.max())
    shorter = widths[widths < first]
    several = len(np.unique(shorter)) >= 3 and shorter.size > 0.25 * widths.size  # noqa: PLR2004  # no damage: a habit
    # A first line that swallowed the next is widest too; but then nearly all other lines agree, notes' lines aside.
    apart = shorter[(shorter > 1) & (shorter != fields)].size
    several = several and apart > _HABIT * shorter.size
    if several and first == widest:
        return first, True
    return fields, False
