"""An attacker who knows the method looks for invented people: a boosted forest, taught on exports he made himself.

He holds the export. For each column: how frequent the value is, its rank, its length, the number or day in it; for each
pair of telling columns, how often the pair occurs. He learns from the same export marked under keys of his own, and is
tried on one marked under the owner's. Two exports: one without national numbers and addresses, and the whole one.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from sourcier.marks import CopyLine, Embedder
from sourcier.recognise.dates import parse_dates
from sourcier.secret import Key

from .attacks import IDS
from .exports import KEY, Export, found, write

_NEVER = ("NUMSS", "TEL", "TEL_2", "TELPRO", "MAIL")
_LOTS = 4
_REGISTER, _TAKEN_OUT = 1_000, (0.02, 0.1)
_MANY = 200
"""People invented, more than the plan would: else too few to measure."""


def people_found_out(table: pa.Table, folder: Path) -> None:
    """Print how well invented people are told from the others, and what is left of a copy they are taken out of."""
    without = Export(table.drop_columns(list(_NEVER)))
    for name, export in (("without national numbers and addresses", without), ("whole", Export(table))):
        planned = export.plan.canaries[0]
        if not planned:
            print(f"invented people, {name}: none ({export.plan.why_no_canaries})")
            continue
        plan = replace(export.plan, canaries=(max(planned, _MANY),))
        made = [_marked(export, plan, lot) for lot in range(_LOTS)]
        rows = [features(marked) for marked, _ in made]
        tested, truth = rows[0], made[0][1]
        taught = np.concatenate(rows[1:])
        known = np.concatenate([said for _, said in made[1:]])
        forest = HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.05, min_samples_leaf=10, early_stopping=False, random_state=0
        )
        guess = forest.fit(taught, known).predict_proba(tested)[:, 1]
        area = roc_auc_score(truth, guess)
        print(f"invented people, {name}: {planned} planned, tried with {int(truth.sum())}: AUC {area:.3f}")
        _filtered(export, plan, made[0], guess, folder)


def _filtered(export: Export, plan, tested: tuple[pa.Table, np.ndarray], guess: np.ndarray, folder: Path) -> None:
    """Take the most suspicious rows out, and ask whom the rest names, with numbers and without."""
    marked, truth = tested
    lines = [CopyLine(f"E-{number}", "order", "recipient", plan.record) for number in range(_REGISTER)]
    for share in _TAKEN_OUT:
        kept = guess < np.quantile(guess, 1 - share)
        rest = marked.filter(pa.array(kept)).rename_columns(export.table.column_names).combine_chunks()
        left = f"{int((truth & kept).sum())} of {int(truth.sum())} invented, {int((~truth & ~kept).sum())} others gone"
        for what, dropped in (("all columns", ()), ("ids dropped", IDS)):
            path = write(
                rest.drop_columns([name for name in dropped if name in rest.column_names]), folder / "rest.csv"
            )
            marks = found(path, lines, folder / "filtered").marks
            named = ", ".join(mark.copy for mark in marks) or "nobody"
            print(f"| {share:.0%} most suspicious rows taken out, {what} | {left} | named of {_REGISTER}: {named} |")


def _marked(export: Export, plan, lot: int) -> tuple[pa.Table, np.ndarray]:
    batches, truth = [], []
    key = Key(bytes([lot] * 32)) if lot else KEY
    for marked in Embedder(key, f"E-{lot}", plan).stream(0, export.batches):
        flags = np.zeros(marked.batch.num_rows, bool)
        flags[marked.added_at] = True
        batches.append(marked.batch)
        truth.append(flags)
    return pa.Table.from_batches(batches), np.concatenate(truth)


def features(table: pa.Table) -> np.ndarray:
    """Return what the attacker looks at, row by row."""
    columns, telling = [], []
    for name in table.column_names:
        text = table.column(name).combine_chunks()
        coded = text.dictionary_encode()
        codes = coded.indices.to_numpy()
        counts = np.bincount(codes)
        rank = np.argsort(np.argsort(-counts, kind="stable"), kind="stable")
        digits = pc.utf8_slice_codeunits(pc.replace_substring_regex(text, "[^0-9]", ""), 0, 12).to_pylist()
        columns += [counts[codes], rank[codes], pc.binary_length(text).to_numpy(), parse_dates(text).days]
        columns.append(np.array([float(value) if value else -1.0 for value in digits]))
        if len(counts) > 40:
            telling.append(codes.astype(np.int64))
    for place, one in enumerate(telling):
        for other in telling[:place]:
            _, pair, counts = np.unique(one * (int(other.max()) + 1) + other, return_inverse=True, return_counts=True)
            columns.append(counts[pair])
    return np.stack(columns, axis=1).astype(np.float32)
