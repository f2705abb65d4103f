"""Splink 5 on the same rows: the settings of its own FEBRL example, matches at more likely than not."""

import warnings

import numpy as np
import pandas as pd

from sourcier.examine.persons.components import components

FIELDS = (
    "given_name",
    "surname",
    "date_of_birth",
    "street_number",
    "address_1",
    "address_2",
    "suburb",
    "postcode",
    "state",
)
RULES = (
    ("given_name", "surname"),
    ("date_of_birth",),
    ("given_name", "postcode"),
    ("surname", "postcode"),
    ("state", "address_1"),
    ("street_number", "address_1"),
    ("suburb", "surname"),
    ("address_2", "postcode"),
    ("street_number", "postcode"),
)
NUMBER = "soc_sec_id"
SEED = 7


def splink_pairs(frame: pd.DataFrame, *, number: bool) -> np.ndarray:
    """Pairs of positions, shape (pairs, 2), the smaller first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _pairs(frame, number=number)


def splink_groups(pairs: np.ndarray, rows: int) -> np.ndarray:
    """The groups that pairs join, in chains, as Splink clusters them."""
    return components(pairs[:, 0], pairs[:, 1], rows)


def _pairs(frame: pd.DataFrame, *, number: bool) -> np.ndarray:
    import splink.comparison_library as cl  # noqa: PLC0415  # seconds to load, and loud
    from splink import Linker, SettingsCreator, block_on  # noqa: PLC0415
    from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415

    columns = (*FIELDS, NUMBER) if number else FIELDS
    table = frame[list(columns)].reset_index(drop=True)
    table = table.where(table.notna(), None).assign(unique_id=range(len(table)))
    rules = [block_on(*rule) for rule in RULES]
    comparisons = [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.DamerauLevenshteinAtThresholds("street_number", [1, 2]),
        *(cl.JaroWinklerAtThresholds(name) for name in ("address_1", "address_2", "suburb")),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        cl.ExactMatch("state"),
    ]
    if number:
        rules.append(block_on(NUMBER))
        comparisons.append(cl.DamerauLevenshteinAtThresholds(NUMBER, [1, 2]))
    api = DuckDBAPI()
    settings = SettingsCreator("dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=rules)
    linker = Linker(api.register(table), settings, log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth")], recall=0.5
    )
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for rule in (("date_of_birth",), ("postcode",), ("given_name", "surname")):
        training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    return np.sort(found[["unique_id_l", "unique_id_r"]].to_numpy(np.int64), axis=1)
