"""Which controller each laboratory of the leak belongs to, by label or FINESS number, as people wrote them."""

from collections.abc import Sequence

import numpy as np

from sourcier.data import fold
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.parties import CONTROLLER, Manifest, Party

NOWHERE = -1


class LabClaimedTwice(WrongUse):
    """Two controllers of the manifest name one laboratory of the leak."""

    code = "E505"

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            Message(
                "The parties %(first)s and %(second)s both name one laboratory of the leak as theirs.",
                {"first": first, "second": second},
            ),
            Message("Nothing was computed: a list of people must go to one controller only."),
            Message("Correct labs of one of them in the manifest. Joint controllers are one party with one contact."),
        )


def controllers_of(manifest: Manifest) -> tuple[Party, ...]:
    """Return the controllers, in the order of the manifest."""
    return tuple(party for party in manifest.parties if party.role == CONTROLLER)


def whose(labels: Sequence[str], numbers: Sequence[str | None], manifest: Manifest) -> np.ndarray:
    """Return, per laboratory, the place of its controller, `NOWHERE` where no party names it.

    `labels` are those of the leak, `numbers` the FINESS numbers beside them. A single controller that names no
    laboratory answers for all. Raises LabClaimedTwice.
    """
    controllers = controllers_of(manifest)
    if _answers_for_all(controllers):
        return np.zeros(len(labels), np.int16)
    named: dict[str, int] = {}
    for place, party in enumerate(controllers):
        for lab in party.labs:
            if named.setdefault(fold(lab), place) != place:
                raise LabClaimedTwice(controllers[named[fold(lab)]].id, party.id)
    named.pop("", None)
    return np.array([_of(label, number, named, controllers) for label, number in zip(labels, numbers, strict=True)],
                    np.int16)  # fmt: skip


def _of(label: str, number: str | None, named: dict[str, int], controllers: Sequence[Party]) -> int:
    by_label, by_number = named.get(fold(label), NOWHERE), named.get(fold(number or ""), NOWHERE)
    if NOWHERE not in (by_label, by_number) and by_label != by_number:
        raise LabClaimedTwice(controllers[by_label].id, controllers[by_number].id)
    return by_label if by_label != NOWHERE else by_number


def of_unnamed(manifest: Manifest) -> int:
    """Return the controller of rows that name no laboratory: the only one, if it names none either."""
    return 0 if _answers_for_all(controllers_of(manifest)) else NOWHERE


def _answers_for_all(controllers: Sequence[Party]) -> bool:
    return len(controllers) == 1 and not controllers[0].labs
