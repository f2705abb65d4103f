"""Run Presidio's analyser over the text of files, French, with spaCy's small model. Executed by its own environment.

Arguments: a file with one path a line; at most so many characters of each. Prints path to entity to count as JSON.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from run_presidio import analyzer

LANGUAGE = "fr"


def text_of(path: Path, most: int) -> str:
    """What an editor would show; nothing where it is no text."""
    with path.open("rb") as source:
        data = source.read(most)
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def main() -> None:
    listing, most = Path(sys.argv[1]), int(sys.argv[2])
    engine = analyzer()
    found = {}
    for line in listing.read_text("utf-8").splitlines():
        text = text_of(Path(line), most)
        spans = engine.analyze(text, LANGUAGE, score_threshold=0.4) if text.strip() else []
        found[line] = Counter(span.entity_type for span in spans)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
