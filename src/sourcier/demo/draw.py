"""Everything drawn for one laboratory, from which every file about it is written."""

from dataclasses import dataclass

import numpy as np

from .care import Care, draw_care
from .comments import Comments, draw_comments
from .contacts import Contacts, draw_contacts
from .cover import Cover, draw_cover
from .numbering import Register
from .people import People, draw_people
from .plan import LabPlan
from .seeds import stream
from .written import Written, write


@dataclass(frozen=True, slots=True)
class Draw:
    """One laboratory. All columns have one entry per person, in the same order."""

    seed: int
    plan: LabPlan
    people: People
    written: Written
    contacts: Contacts
    cover: Cover
    care: Care
    comments: Comments

    def stream(self, part: str) -> np.random.Generator:
        """The random stream of one more column of this laboratory."""
        return stream(self.seed, "cell", self.plan.lab.number, part)


def draw(seed: int, plan: LabPlan, people_before: int, register: Register) -> Draw:
    """Draw one laboratory; the laboratories before it have `people_before` people, with the numbers in `register`."""
    people = draw_people(seed, plan, register)
    return Draw(
        seed=seed,
        plan=plan,
        people=people,
        written=write(seed, plan, people),
        contacts=draw_contacts(seed, plan, people, people_before),
        cover=draw_cover(seed, plan, people),
        care=draw_care(seed, plan, people),
        comments=draw_comments(seed, plan, people),
    )
