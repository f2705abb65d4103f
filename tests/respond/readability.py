"""How easily a text is read: Flesch (1948) for English, Kandel and Moles (1958) for French. Higher is easier.

60 to 70 is plain language, 70 to 80 easy; a health leaflet should reach 60. Syllables are counted by groups of vowels,
mute endings left out, as both authors' users do by machine.
"""

import re
import unicodedata

_VOWELS = {"fr": "aeiouy", "en": "aeiouy"}


def syllables(word: str, language: str) -> int:
    """Return how many syllables a word has, at least one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    plain = plain.replace("qu", "q").replace("gu", "g")
    accented = word.lower()[-1:] in "éèê" or word.lower()[-2:] in ("és", "ée")
    if language == "fr" and not accented:
        plain = re.sub(r"(?<=[a-z]{2})(es|e|ent)$", "", plain) if not plain.endswith("ment") else plain
    if language == "en":
        plain = re.sub(r"(?<=[a-z]{2})e$", "", plain) if not plain.endswith(("le", "ee")) else plain
        plain = re.sub(r"(?<=[^td])ed$", "d", plain)
    return max(1, len(re.findall(f"[{_VOWELS[language]}œ]+", plain)))


def words_of(text: str) -> list[str]:
    """Return the words of a text; figures and addresses of pages are none."""
    text = re.sub(r"\S+\.(?:fr|org|example)\S*", " ", text)
    return re.findall(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+", text)


def ease(sentences: list[str], language: str) -> float:
    """Return the reading ease of some sentences."""
    whole = [part for sentence in sentences for part in re.split(r"[.!?:;]+(?:\s|$)", sentence) if words_of(part)]
    every = [word for part in whole for word in words_of(part)]
    length = len(every) / len(whole)
    weight = sum(syllables(word, language) for word in every) / len(every)
    if language == "fr":
        return 207 - 1.015 * length - 73.6 * weight
    return 206.835 - 1.015 * length - 84.6 * weight
