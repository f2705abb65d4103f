"""How fast comments are read: as they come, all distinct, and dense; beside Python's `re` with the same words.

python benchmarks/text.py [--megabytes N] [--re-megabytes N]

Seconds are those of one processor. Comments are invented: remarks of a laboratory with numbers, names and dates filled
in, one to three in a comment. "As they come" draws them with the frequencies of such columns, so that many repeat;
"all distinct" keeps each once, and makes each longer; "dense" joins four to seven remarks, each of which says
something, by other signs.
"""

import argparse
import random
import re
import time
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from process import table
from sourcier.data import family_names, given_names
from sourcier.demo.comment_words import SENTENCES
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.counts import count_rows
from sourcier.recognise.text.vocabulary import vocabulary

PLAIN = (
    "VEINES DIFFICILES PIQUER MAIN {side}", "resultats par mail", "A JEUN", "non à jeun", "prefere venir le matin",
    "carte vitale non à jour", "résultats à donner en main propre", "ordonnance renouvelable {n} fois",
    "urines à rapporter", "appelé le {d}/{m}, pas de réponse", "résultats transmis au Dr {name} le {d}/{m}",
    "mutuelle à scanner", "passage IDE {d}/{m}", "NFS TP INR iono le {d}/{m}", "prélevé à {h}h{n}",
    "rdv le {d}/{m}/{y}", "vient avec sa fille", "peur des aiguilles, allonger", "dossier {long}",
    "facture {long} envoyée", "TSH + T4 à ajouter",
    "attend depuis {h}h, pressé", "sonner chez {name}, {n}e étage", "code porte {n}{n}B", "envoyer double au Dr {name}",
)  # fmt: skip
JOINTS = (", ", " - ", ". ", " / ", "; ")
BATCH = 65_536
_SHORTEST = 2
_RE2_WORDS = 1_000
"""RE2 refuses more words at once."""


def main() -> None:
    options = _options()
    started = time.process_time()
    reader = TextReader()
    reader.read(pa.array(["pas de diabète"]))
    print(f"words made ready in {time.process_time() - started:.2f} s")
    size = options.megabytes * 1_000_000
    rows = []
    for name, comments in (
        ("as they come", _drawn(size, distinct=False)),
        ("all distinct", _drawn(size, distinct=True)),
        ("dense", _dense(size)),
    ):
        text = pa.array(comments, pa.string())
        seconds, touched = _read(text)
        part = text.slice(0, options.re_megabytes * len(text) // options.megabytes)
        speeds = (_bytes(text) / 1e6 / seconds, _arrow(part), _python(part))
        counts = (f"{len(text):,}", f"{len(text.unique()):,}", f"{touched / len(text):.0%}")
        rows.append((name, *counts, *(f"{speed:.2g}" for speed in speeds)))
    print(table(("comments", "rows", "distinct", "with something", "MB/s", "pyarrow RE2", "Python re"), rows))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=16)
    parser.add_argument("--re-megabytes", type=int, default=1, help="how much of it Python's re is given")
    return parser.parse_args()


def _drawn(size: int, *, distinct: bool) -> list[str]:
    """Draw comments until they hold so many bytes."""
    rng = random.Random(7)  # noqa: S311  # the same comments at every run
    told = [line.rpartition(" = ")[0].split(" ", 2) for line in SENTENCES.strip().split("\n")]
    sentences = [*(words for _who, _weight, words in told), *PLAIN]
    weights = [*(float(weight) for _who, weight, _words in told), *(40.0 for _ in PLAIN)]
    family = family_names().names.to_pylist()[:4000]
    given = given_names().written.to_pylist()
    found: list[str] = []
    seen: set[str] = set()
    held = 0
    while held < size:
        for first in rng.choices(sentences, weights, k=2000):
            more = rng.choices(sentences, weights, k=rng.choice((0, 0, 0, 1, 1, 2)) + distinct)
            text = ", ".join(_filled(words, rng, family, given) for words in (first, *more))
            text = text.lower() if rng.random() < 0.3 else text
            if distinct and text in seen:
                continue
            seen.add(text)
            found.append(text)
            held += len(text.encode())
    return found


def _dense(size: int) -> list[str]:
    """Join remarks that say something until they hold so many bytes; no comment twice."""
    rng = random.Random(11)  # noqa: S311  # the same comments at every run
    told = [line.rpartition(" = ")[0].split(" ", 2)[2] for line in SENTENCES.strip().split("\n")]
    family = family_names().names.to_pylist()[:4000]
    given = given_names().written.to_pylist()
    found: dict[str, None] = {}
    held = 0
    while held < size:
        drawn = [_filled(words, rng, family, given) for words in rng.choices(told, k=rng.randint(4, 7))]
        text = "".join(part for remark in drawn for part in (rng.choice(JOINTS), remark))[2:].strip()
        if text not in found:
            found[text] = None
            held += len(text.encode())
    return list(found)


def _filled(words: str, rng: random.Random, family: list[str], given: list[str]) -> str:
    if "{" not in words:
        return words
    return words.format(
        n=rng.randint(1, 59), y=rng.randint(1995, 2020),
        d=rng.randint(1, 28), m=rng.randint(1, 12), h=rng.randint(7, 18),
        name=rng.choice(family), given=rng.choice(given), side=rng.choice("DG"), long=rng.randint(10**7, 10**9),
        phone=f"06 39 98 {rng.randint(0, 99):02} {rng.randint(0, 99):02}",
    )  # fmt: skip


def _read(text: pa.StringArray) -> tuple[float, int]:
    """Seconds to count a column's rows in batches, as the examination does, and rows with something."""
    reader = TextReader()
    started = time.process_time()
    for at in range(0, len(text), BATCH):
        count_rows(text.slice(at, BATCH), reader)
    seconds = time.process_time() - started
    found = TextReader().read(text.unique())
    touched = np.unique(found.comment)
    return seconds, int(np.isin(text.dictionary_encode().indices.to_numpy(), touched).sum())


def _arrow(text: pa.StringArray) -> float:
    """MB/s of the same alternation by pyarrow (RE2), which says of each comment whether it holds one."""
    words = sorted((word for word in vocabulary().spelt if len(word) > _SHORTEST), key=len, reverse=True)[:_RE2_WORDS]
    pattern = r"\b(?:" + "|".join(words) + r")\b"
    started = time.process_time()
    pc.match_substring_regex(pc.utf8_upper(text), pattern)
    return _bytes(text) / 1e6 / (time.process_time() - started)


def _bytes(text: pa.StringArray) -> int:
    return int(pc.sum(pc.binary_length(text)).as_py())


def _python(text: pa.StringArray) -> float:
    """MB/s of one alternation of all single words by Python's `re`: no status, no terms of several words."""
    words = sorted((word for word in vocabulary().spelt if len(word) > _SHORTEST), key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(words) + r")\b")
    started = time.process_time()
    size = 0
    for comment in islice(text.to_pylist(), len(text)):
        size += len(comment.encode())
        pattern.findall(comment.upper())
    return size / 1e6 / (time.process_time() - started)


if __name__ == "__main__":
    main()
