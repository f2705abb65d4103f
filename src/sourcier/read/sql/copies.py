"""Lines of PostgreSQL's COPY read together: by pyarrow where they are plain, escapes undone where there are any."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from .values import copied

_BOM = b"\xef\xbb\xbf"
_PARSE = pacsv.ParseOptions(delimiter="\t", quote_char=False, escape_char=False, ignore_empty_lines=False)


def columns_of(data: bytes, width: int) -> list[pa.StringArray] | None:
    """Return the columns of whole lines, '' where null; None where they must be read one by one.

    That is where a line has another width, or anything is not UTF-8.
    """
    if width < 2 or b"\0" in data or b"\r" in data or data.startswith(_BOM):  # noqa: PLR2004  # an empty line is a row
        return None
    names = [f"c{number}" for number in range(width)]
    try:
        found = pacsv.read_csv(
            pa.BufferReader(data),
            read_options=pacsv.ReadOptions(column_names=names, use_threads=False, block_size=len(data) + 1),
            parse_options=_PARSE,
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), null_values=["\\N"], strings_can_be_null=True
            ),
        )
    except pa.ArrowException:
        return None
    return [_plain(column.combine_chunks()) for column in found.columns]


def _plain(column: pa.StringArray) -> pa.StringArray:
    filled = pc.fill_null(column, "")
    escaped = pc.match_substring(filled, "\\")
    at = np.flatnonzero(escaped.to_numpy(zero_copy_only=False))
    if not at.size:
        return filled
    meant = [copied(text.encode())[0].decode("utf-8", "replace") for text in filled.take(pa.array(at)).to_pylist()]
    return pc.replace_with_mask(filled, escaped, pa.array(meant, pa.string()))
