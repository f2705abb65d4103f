"""The whole examination: evidence in, facts out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sourcier import __version__
from sourcier.case import Case, Piece
from sourcier.case.evidence import as_it_was
from sourcier.model.errors import NothingReadable
from sourcier.model.facts import SCHEMA, Evidence, Examination, Input, Table
from sourcier.model.progress import Progress
from sourcier.model.reading import Overrides, Reading
from sourcier.recognise import Profile, Recogniser, read_own_kinds
from sourcier.store import give_back

from .alike import Alike
from .authenticity import authenticate
from .columns import Decided, Recognition
from .comments import Comments
from .composition import Composer, Declared, EarlierReader, declared, tables_of
from .counts import categories_of, labs_of, others_of, period_of, places_of
from .decided import Spans, about, check_pieces, check_places, lab_pairs, person_pairs, refuse_contradicted
from .evidence import Gathered, gather
from .findings import findings_of
from .ingest import Ingest, Ingested
from .joining import Joining
from .laboratories import laboratories_of
from .layouts import Layouts, is_small, no_rows, small_tables
from .namesakes import namesakes, unnamed
from .offsets import found_again, table_name
from .people import tell_apart
from .persons import StoredTexts
from .queue import Found
from .relations import Relating, sketch_of, sources_of
from .relations.titles import files_of, folders_of, titles_of
from .request import Request
from .roles import roles_of
from .rows import Labels, RowFacts, RowReader, joined
from .shown import Shown
from .tables import (
    Stored,
    as_table,
    asks_password,
    blocked_in,
    headers_said,
    known_tables,
    with_columns,
    written,
)

STEP = "examination"
_CHANGED = "changed_while_read"
_LARGE = 1 << 24
"""Bytes of a file from which on reading it leaves memory worth giving back."""


@dataclass(frozen=True, slots=True)
class Examined:
    """An examination, and whether it had to be computed."""

    facts: Examination
    reused: bool


def examine(case: Case, paths: Sequence[Path], request: Request, workers: int, progress: Progress) -> Examined:
    """Examine files, and the files in folders, within a case; facts found before are used again.

    Raises:
        NothingReadable: none of the files could be read; the error of the first.
        SourcierError: DiskFull, EvidenceChanged and their like.
    """
    gathered = gather(case, paths, copy=request.copy, progress=progress)
    known = declared(request.known, case.folder)
    work = _Examination(case, gathered, request, known, workers=workers, progress=progress)
    result = case.step(
        STEP,
        Examination,
        work.compute,
        inputs=gathered.inputs(),
        settings=work.settings,
        version=__version__,
        still=work.still,
    )
    return Examined(result.facts, result.reused)


class _Examination:
    def __init__(
        self, case: Case, gathered: Gathered, request: Request, known: Sequence[Declared], *, workers: int,
        progress: Progress,
    ) -> None:  # fmt: skip
        self._case, self._request, self._known, self._progress = case, request, known, progress
        self._pieces, self._unread, self._workers = gathered.pieces, gathered.unread, workers
        self.settings = request.settings([file.sha256 for file in known])
        self._places = {piece.index: case.evidence.place(piece.index) for piece in self._pieces}
        self._joining = Joining(self._pieces, self._places)
        self._recogniser = Recogniser(own=read_own_kinds(request.own_kinds) if request.own_kinds else None)
        self._ingest = Ingest(
            case.store, self._recogniser, request.limits, workers, progress, passwords=request.passwords
        )
        self._recognition = Recognition(case.store, self._recogniser, workers, progress)
        self._alike = Alike()
        self._layouts = Layouts(self._recogniser, self._recognition)
        self._decided = Decided(case.store, self._recogniser.kinds)
        self._comments = Comments(case.store, workers, progress)
        self._reader = RowReader(case.store, workers, progress)
        self._composer = Composer(case.store, workers, progress)
        self._shown = Shown(self._recogniser)
        self._earlier = EarlierReader(case.store, case.key, self._ingest, self._recognition, self._reader)

    def still(self, facts: Examination) -> bool:
        """Whether facts found before stand: undisturbed while read, their rows still in the store."""
        if any(evidence.unread == _CHANGED for evidence in facts.evidence):
            return False
        if self._request.passwords and any(asks_password(evidence) for evidence in facts.evidence):
            return False
        expected = {
            table_name(piece.index, table)
            for piece, evidence in zip(self._pieces, facts.evidence[: len(self._pieces)], strict=True)
            for table in range(len(evidence.tables))
        }
        return expected <= set(self._case.store.tables())

    def compute(self) -> Examination:
        with self._comments:
            return self._compute()

    def _compute(self) -> Examination:
        self._decided.check(self._case.decisions.current.columns)
        self._known_people = self._earlier.read(self._known, lambda n, path: self._shown.path(path, f"known-{n + 1}"))
        check_pieces(self._case.decisions.current, len(self._case.evidence))
        evidence: list[Evidence] = []
        found: dict[int, list[Stored]] = {}
        waiting: list[tuple[int, Piece, Ingested]] = []
        failures: list[NothingReadable] = []
        for number, piece in enumerate(self._pieces):
            if self._joining.follows(number):
                evidence.append(self._shown.part(number, piece))
                continue
            try:
                ingested = self._ingest.run(piece.index, self._joining.place(number), self._overrides(piece.index))
            except NothingReadable as failure:
                failures.append(self._joining.why(number, failure))
                evidence.append(self._shown.unreadable(number, piece, failures[-1]))
                continue
            if piece.bytes > _LARGE:
                give_back()
            evidence.append(Evidence("", piece.sha256, piece.bytes, ingested.container, ()))
            if is_small(ingested.profiles):
                self._layouts.add(small_tables(ingested))
                waiting.append((number, piece, ingested))
            else:
                evidence[number], found[number] = self._told(number, piece, ingested)
        for number, piece, ingested in waiting:
            evidence[number], found[number] = self._told(number, piece, ingested)
        stored = [one for number in sorted(found) for one in found[number]]
        if failures and not stored:
            raise failures[0]
        for number, gone in enumerate(self._unread, len(self._pieces)):
            name = self._shown.path(gone.path, f"piece-{number + 1}")
            evidence.append(Evidence(name, "", 0, "none", (), gone.failure.code))
        relating = Relating(self._case.store, known_tables(self._case.store, stored))
        stored, whole = with_columns(stored, evidence, relating.columns(), self._shown.harmless)
        return self._facts(whole, stored, relating)

    def _told(self, number: int, piece: Piece, ingested: Ingested) -> tuple[Evidence, list[Stored]]:
        tables = self._tables(number, piece, ingested)
        self._alike.add(number, ingested.profiles)
        read = [one.table for one in tables]
        told = self._shown.evidence(number, piece, ingested, read, self._left(piece, ingested))
        return self._joining.told(number, told), tables

    def _overrides(self, index: int) -> Overrides:
        chosen = [choice for choice in self._case.decisions.current.readings if choice.evidence == index]
        settled = chosen[-1].overrides if chosen else Overrides()
        asked = self._request.overrides
        names = ("encoding", "delimiter", "quote", "escape", "header_rows", "preamble_lines")
        given = {name: value for name in names if (value := getattr(asked, name)) is not None}
        return replace(settled, **given)

    def _tables(self, position: int, piece: Piece, ingested: Ingested) -> list[Stored]:
        readings = ingested.readings
        path = (readings, ingested.members, piece.path)
        named = titles_of(*path), files_of(readings), folders_of(*path)
        known = zip(readings, ingested.profiles, ingested.tables, *named, strict=True)
        found = []
        for number, (reading, profile, store, title, file, folder) in enumerate(known):
            table = self._table(piece, number, reading, profile, store)
            found.append(
                Stored(
                    table,
                    store,
                    position,
                    number,
                    blocked_in(reading, self._recogniser.own.blocks),
                    reading.headers_again,
                    f"{position}/{file}",
                    folder,
                    sketch_of(profile, reading, table.columns, title),
                )
            )
        return found

    def _table(self, piece: Piece, number: int, reading: Reading, profile: Profile | None, store: str) -> Table:
        whole = profile or no_rows(self._recogniser, reading)
        columns, countries = self._layouts.columns(store, whole, headers_said(reading))
        if piece.bytes > _LARGE:
            give_back()
        decisions = tuple(
            d for d in self._case.decisions.current.columns if (d.evidence, d.table) == (piece.index, number)
        )
        decided = self._decided.columns(store, columns, decisions)
        decided = written(reading, decided, self._recogniser.kinds)
        self._comments.ask(store, decided)
        return replace(as_table(reading, decided), countries=countries)

    def _left(self, piece: Piece, ingested: Ingested) -> str:
        """Return a code for what kept a piece from being read as received, or to its end."""
        from_file = isinstance(self._places[piece.index], Path)
        return ingested.unread or ("" if not from_file or as_it_was(piece) else _CHANGED)

    def _facts(self, evidence: tuple[Evidence, ...], stored: Sequence[Stored], relating: Relating) -> Examination:
        labels = Labels()
        give_back()
        rows: RowFacts = joined([self._reader.read(s.store, s.table.columns, labels) for s in stored])
        related = relating.follow(rows)
        rows = rows if related is None else related.facts
        spans = Spans.of(
            (
                s.evidence,
                self._pieces[s.evidence].index,
                s.number,
                len(s.table.columns),
                self._case.store.table(s.store).rows,
            )
            for s in stored
        )
        decisions = about(self._case.decisions.current, [piece.index for piece in self._pieces])
        decisions = found_again(self._case.store, decisions, spans.names)
        check_places(decisions, spans)
        laboratories = laboratories_of(rows, labels, lab_pairs(decisions, spans))
        rows, labels = laboratories.facts, laboratories.labels
        texts = tuple((s.store, roles_of(s.table.columns), s.table.rows.total - s.table.rows.rejected) for s in stored)
        pairs = person_pairs(decisions, spans)
        give_back()
        rejected = sum(s.table.rows.rejected for s in stored)
        self._progress.start("telling_apart", None)
        settled = [pair.settled for pair in pairs]
        told = StoredTexts(self._case.store, texts, self._workers)
        persons = tell_apart(rows.keys, told, settled, rejected, related, workers=self._workers)
        self._progress.finish()
        if not self._known_people:
            laboratories = replace(laboratories, facts=rows.without_keys())
            rows = laboratories.facts
        refuse_contradicted([pairs[place].id for place in persons.contradicted])
        shown = [e.name for e in evidence] + [c.name for s in stored for c in s.table.columns]
        shown += [s.table.title for s in stored]
        known = [(s.store, s.table.columns) for s in stored]
        named = namesakes(self._case.store, known, [*shown, *labels.known]).named
        evidence = tuple(unnamed(e, number, named) for number, e in enumerate(evidence))
        columns = [s.table.columns for s in stored]
        blocked = [(s.store, s.blocked) for s in stored]
        found = Found(evidence, blocked, spans, laboratories, persons, decisions)
        queue, queue_total = found.queue(self._case.store)
        rows_of = [(s, self._case.store.table(s.store).rows) for s in stored]
        tables = tables_of((s.evidence, s.number, s.store, s.table.columns, n, s.headers_again) for s, n in rows_of)
        give_back()
        composition = self._composer.compose(tables, rows, list(labels.known), persons, self._known_people)
        give_back()
        self._progress.start("testing", None)
        authenticity = authenticate(self._case.store, tables, composition, self._workers)
        self._progress.finish()
        evidence = self._comments.beside(evidence, stored)
        visits = [column for table in columns if (column := roles_of(table).visit) is not None]
        return Examination(
            schema=SCHEMA,
            version=__version__,
            settings=self.settings,
            inputs=tuple(Input(e.name, e.sha256) for e in evidence if e.sha256),
            complete=not any(e.unread for e in evidence),
            findings=findings_of(evidence),
            evidence=evidence,
            people=persons.people,
            labs=labs_of(
                laboratories, persons, lambda label: self._shown.harmless(label) and not named(label), spans.said
            ),
            places=places_of(rows, persons),
            period=period_of(rows, visits[0] if visits else None),
            categories=categories_of(rows, persons),
            others=others_of(columns),
            composition=composition,
            authenticity=authenticity,
            decisions=tuple(decision.id for decision in decisions),
            queue=queue,
            queue_total=queue_total,
            alike=self._alike.groups(),
            relations=() if related is None else related.relations,
            sources=sources_of(known_tables(self._case.store, stored), persons.of_row) if len(stored) > 1 else (),
        )
