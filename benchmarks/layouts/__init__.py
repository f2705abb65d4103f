"""Generated layouts of leaked files whose headers say nothing, each with a truth file written beforehand.

Everyone in them is invented. `LAYOUTS` names them, `write` makes one, `truth` says what each column may be called.
"""

from . import (
    clinic,
    directory,
    donors,
    emergency,
    hospital,
    insurer,
    lab,
    pharmacy,
    portal,
    research,
    scarce,
    speed,
    stock,
)
from .layout import Layout, write
from .truth import Verdict, frozen, judge, truth

LAYOUTS: dict[str, Layout] = {
    module.LAYOUT.name: module.LAYOUT
    for module in (
        lab,
        hospital,
        pharmacy,
        insurer,
        portal,
        donors,
        clinic,
        emergency,
        research,
        directory,
        stock,
        scarce,
        speed,
    )
}
"""Every layout by name; `speed` is the one times are taken on."""

__all__ = ["LAYOUTS", "Layout", "Verdict", "frozen", "judge", "truth", "write"]
