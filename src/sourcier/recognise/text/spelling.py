"""Slips of the keyboard in long words: one edit, two in very long ones.

A word and a slip of it share a form with a letter left out (Damerau 1964; symmetric deletions, W. Garbe). Work per word
is bounded by its length; words longer than any listed one are not looked at.
"""

from collections.abc import Iterable, Iterator

from sourcier.data.lexicons import lexicon

from .pattern import canonical

_ONE, _TWO = 6, 9
"""Letters from which one edit is forgiven, and two."""
_LONGEST = 24


class Spelling:
    """Finds the listed word a word is a slip of."""

    def __init__(self, listed: Iterable[str], others: frozenset[str]) -> None:
        """Take the listed words, and words that are right as they are."""
        right = {word.upper() for _section, word in lexicon("right_words")}
        self._others = {canonical(word) for word in others | right}
        self._forms: dict[str, str] = {}
        """The listed words of every form, with blanks between."""
        forms = self._forms
        for word in sorted(set(listed)):
            if _ONE <= len(word) <= _LONGEST:
                for form in {word, *_shorter(word)}:
                    forms[form] = f"{forms[form]} {word}" if form in forms else word

    def near(self, word: str) -> str:
        """Return the listed word nearest to this one, empty where none is near enough or two are as near."""
        if not _ONE - 1 <= len(word) <= _LONGEST or word in self._others or word[:-1] in self._others:
            return ""
        best = self._best(word, {word, *_shorter(word)}, 1)
        if best or len(word) < _TWO:
            return best
        return self._best(word, {deeper for form in _shorter(word) for deeper in _shorter(form)}, 2)

    def _best(self, word: str, forms: set[str], allowed: int) -> str:
        found = {listed for form in forms for listed in self._forms.get(form, "").split()}
        ranked = sorted(
            (edits, listed)
            for listed in found
            if len(listed) >= (_ONE if allowed == 1 else _TWO)
            and (listed[0] == word[0] or (allowed == 1 and len(listed) > _ONE + 1))
            and (edits := distance(word, listed, allowed)) <= allowed
        )
        return ranked[0][1] if ranked else ""


def _shorter(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def distance(first: str, second: str, most: int) -> int:
    """Return edits between two words, neighbours swapped counting as one; more than `most` where it is more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
