"""What the columns add up to: facts with a rule, a strength and the assumption that would overturn them."""

from collections.abc import Iterator, Sequence

from sourcier.model.facts import Column, Evidence, Finding

_SURE = 0.9
_TRUE_EXPORT = 0.95
"""Share of right keys from which NIRs look like those of a true export, where 97 to 99 % are right."""


def findings_of(evidence: Sequence[Evidence]) -> tuple[Finding, ...]:
    """Return the findings of all columns, in file order."""
    return tuple(
        finding
        for e, piece in enumerate(evidence)
        for t, table in enumerate(piece.tables)
        for column in table.columns
        for finding in _of(column, f"evidence {e}, table {t}, column {column.index}")
    )


def _of(column: Column, place: str) -> Iterator[Finding]:
    strength = "strong" if column.confidence >= _SURE else "moderate"
    if column.kind == "nir" and column.filled and column.valid >= _TRUE_EXPORT * column.filled:
        counts = {"valid": column.valid, "filled": column.filled}
        yield Finding("nir_key_as_true", counts, strength, "dirty_export", (place,))
    if column.kind == "password" and column.filled:
        yield Finding("passwords_in_clear", {"rows": column.filled}, strength, "digest_unknown", (place,))
