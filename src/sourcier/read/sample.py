"""Samples of a text: its beginning, and whole lines from places spread over it."""

from .container import Source
from .encoding import Encoding
from .wide import narrowed

HEAD = 1 << 20
_WINDOW = 1 << 16
_WINDOWS = 32
_SKIM = 8 << 20
"""How much is unpacked for samples of what has no places to jump to."""


def raw_samples(source: Source) -> list[bytes]:
    """Return the beginning (1 MiB) and up to 32 windows of 64 KiB, cut to whole lines where lines are seen."""
    if source.forward:
        return _skimmed(source)
    with source.open() as handle:
        samples = [handle.read(min(HEAD, source.bytes))]
        rest = source.bytes - HEAD
        if rest > 0:
            step = max(_WINDOW, rest // _WINDOWS)
            for at in range(HEAD, source.bytes - _WINDOW, step):
                handle.seek(at - at % 4)
                samples.append(_whole_lines(handle.read(_WINDOW)))
    return samples


def _skimmed(source: Source) -> list[bytes]:
    pieces = source.pieces()
    data = pieces.read(_SKIM)
    pieces.close()
    source.problem = ""
    windows = [_whole_lines(data[at : at + _WINDOW]) for at in range(HEAD, len(data) - _WINDOW, _WINDOW * 4)]
    return [data[:HEAD], *windows]


def _whole_lines(window: bytes) -> bytes:
    for mark in (b"\n", b"\r"):
        first, last = window.find(mark), window.rfind(mark)
        if 0 <= first < last:
            return window[first + 1 : last + 1]
    return window


def narrow_samples(samples: list[bytes], encoding: Encoding) -> list[bytes]:
    """Return samples in UTF-8 or the 8-bit encoding, without the byte order mark."""
    samples = [samples[0][encoding.bom :], *samples[1:]]
    if not encoding.wide:
        return samples
    texts = [narrowed(sample, encoding) for sample in samples]
    return [texts[0], *(_whole_lines(text) for text in texts[1:])]
