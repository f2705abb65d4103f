"""What victims risk and can do, fitted to the sorts of data at stake: a page and a PDF per controller and language."""

from collections.abc import Sequence

from sourcier.model.response import Kit, PartyList
from sourcier.respond.affair import Affair
from sourcier.respond.lists import code_of, listed_controllers, outlet_of, read_entries

from .guide import guide_of
from .page import html_of, pdf_of
from .rules import LANGUAGES, rules

__all__ = ["LANGUAGES", "guide_of", "html_of", "make_kits", "pdf_of", "rules"]


def make_kits(affair: Affair, lists: Sequence[PartyList]) -> tuple[Kit, ...]:
    """Write the kits of the controllers asked about into ``out/``. They hold nothing of anyone."""
    if not affair.request.outlet.kit:
        return ()
    found = []
    people = {one.party: one.people for one in lists}
    for party in listed_controllers(affair):
        if not people.get(party.id):
            continue
        entries = read_entries(affair.case.store, code_of(party.id))
        topics = frozenset(topic for entry in entries for topic in entry.topics.split())
        outlet = outlet_of(affair, party)
        paths = []
        for language in LANGUAGES:
            guide = guide_of(affair.case.folder, party, affair.manifest, topics, language)
            paths.append(outlet.plain(f"kit/kit-{language}.html", html_of(guide).encode()))
            paths.append(outlet.plain(f"kit/kit-{language}.pdf", pdf_of(guide)))
        fitting = [rule for rule in rules() if rule.concerns(topics)]
        unsure = tuple(rule.id for rule in fitting if rule.to_check)
        found.append(Kit(party.id, tuple(sorted(topics)), tuple(rule.id for rule in fitting), unsure, tuple(paths)))
    return tuple(found)
