"""Judges: each knows one family of kinds and casts votes on every column; one file each, asked in this order.

A vote is the decimal logarithm of the odds by which an observation speaks for a kind: values first, then what columns
prove of each other, headers last.
"""

from sourcier.recognise.table import Judge

from .codes import judge_codes
from .crews import judge_crews
from .dated import judge_dates
from .explained import judge_explained
from .header_words import judge_headers
from .insurance import judge_insurance
from .names import judge_names
from .national import judge_national
from .nine_digits import judge_nine_digits
from .numbers import judge_numbers
from .phones import judge_phones
from .places import judge_places
from .results import judge_results
from .secrets import judge_secrets
from .sexes import judge_small
from .texts import judge_texts

JUDGES: tuple[Judge, ...] = (
    judge_numbers,
    judge_phones,
    judge_small,
    judge_dates,
    judge_places,
    judge_names,
    judge_texts,
    judge_nine_digits,
    judge_codes,
    judge_results,
    judge_insurance,
    judge_secrets,
    judge_national,
    judge_headers,
    judge_explained,
    judge_crews,
)
