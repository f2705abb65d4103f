"""What recognition is worth on parts that it was not made on, in numbers only: it may rise, not fall unnoticed."""

import pytest
import scoring

from sourcier.recognise.text import TextReader, spans


@pytest.mark.parametrize(
    ("part", "precision", "recall", "status", "disturbed"),
    [("fourth", 0.93, 0.96, 0.94, 30), ("fifth_kept", 0.88, 0.89, 0.92, 60)],
)
def test_a_part_is_read_as_well_as_when_it_was_last_measured(part, precision, recall, status, disturbed):
    reader = TextReader()
    score = scoring.scored(lambda text: spans(text, reader), scoring.comments(part))
    total = score.total()
    assert total.precision >= precision
    assert total.recall >= recall
    assert total.status_accuracy >= status
    assert score.disturbed <= disturbed
