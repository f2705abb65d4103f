"""Lists of words as people write them: one string, commas between."""


def phrases(text: str) -> tuple[str, ...]:
    """Return the comma-separated phrases of `text`, trimmed, in their order."""
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())
