"""The facts of a response, in the shape of ``facts/response.json``: what is owed, to whom, by when.

Codes, counts and what people wrote about the parties; never a value of the leak. Field names are an interface: they are
extended, never broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .facts import Finding, Input
from .notice import Filled, Missing, Notice
from .severity import Severity

SCHEMA = "https://sourcier.example/schemas/response-1.json"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something owed by one party."""

    party: str
    what: str
    """``authority``, ``controllers``, ``people``, ``health_portal``, ``complaint``, ``nis2_warning`` ..."""
    rule: str
    """Id of the rule file, such as ``gdpr-33-1``."""
    due: str | None
    """ISO 8601 time with offset, the safe bound; None where the law sets no hour, or nothing set the clock going."""
    late: bool
    status: str = "open"
    """``open``, ``late``, ``done``, ``done_late``, ``not_owed``, ``not_started``, ``at_once``, ``to_settle``."""
    starts: str | None = None
    """When the clock began, ISO 8601."""
    began: str = ""
    """A code of what set it going: ``aware``, ``told_by_processor`` ..."""
    second: str | None = None
    """When it ends by Regulation (EEC, Euratom) 1182/71, where the rule counts in hours; never before `due`."""
    done: str | None = None
    hours: int | None = None
    source: str = ""
    """The law's article."""
    link: str = ""
    """Where it can be read."""
    exception: str = ""
    """Code of the exception that applies."""
    reasons: tuple[str, ...] = ()
    """Codes of what explains a delay, from the facts: drafts for a person to keep or strike out."""
    precision: str = "minute"
    """``minute``, or ``day`` where people gave no hour: then the first minute of the day is counted from."""


@dataclass(frozen=True, slots=True)
class ListBatch:
    """One list of a controller: the first, or one of late finds. Nobody stands in two."""

    number: int
    """From 1."""
    people: int
    paths: tuple[str, ...] = ()
    """In the case folder; none where nothing was written."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one code."""

    code: str
    count: int


@dataclass(frozen=True, slots=True)
class PartyList:
    """Whom one controller has to tell."""

    party: str
    people: int
    minors: int
    no_address: int
    to_review: int
    path: str
    """In the case folder; empty where nothing was written."""
    sealed: str = ""
    """``age``: sealed to the controller's key; ``clear``: by the journaled door; empty: nobody named a key."""
    batches: tuple[ListBatch, ...] = ()
    reasons: tuple[Count, ...] = ()
    """Why entries wait for a person; one entry may have several."""
    channels: tuple[Count, ...] = ()
    """Of entries that are ready: ``post``, ``mail``."""
    others: tuple[Count, ...] = ()
    """People in its rows who are no patients, by role."""
    gone: int = 0
    """People of an earlier list whom this run no longer finds."""


@dataclass(frozen=True, slots=True)
class LetterBatch:
    """Letters of one controller, ready to send."""

    party: str
    count: int
    path: str
    sort: str = "post"
    """``post``: PDF to print; ``mail``: drafts of mails; ``merge``: a table and a Word document to fill."""
    number: int = 1
    """Of the list they are drawn up from."""
    pack: str = ""
    """Whose templates they are made of."""
    approved: bool = False
    """Whether a person approved the pack: else no mail of it is sent but for a reason in writing."""
    paths: tuple[str, ...] = ()
    """All files."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What one controller can hand to the victims: risks, recourses and model letters. It holds nothing of anyone."""

    party: str
    topics: tuple[str, ...]
    """Sorts of data at stake, all people taken together."""
    rules: tuple[str, ...]
    """Risks and recourses shown, in order."""
    to_check: tuple[str, ...] = ()
    """Of these, what a lawyer looks at before it is relied on."""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CostLine:
    """One channel of telling people, and what it costs. Money in cents, before tax unless the tariff says otherwise."""

    channel: str
    """``letter``, ``email``, ``hotline`` ..."""
    units: int
    unit: str
    """``letters``, ``minutes`` ..."""
    cents: int
    tariff: str
    """Id of the tariff file."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How one controller can reach its people, and what that costs."""

    party: str
    people: int
    lines: tuple[CostLine, ...]
    cents: int
    hotline_calls: int = 0
    hotline_hours: int = 0


@dataclass(frozen=True, slots=True)
class Communication:
    """Whether people must be told (GDPR art. 34), as far as facts and decisions say."""

    party: str
    owed: str
    """``yes``, ``no`` or ``to_settle``."""
    people: int
    """People at high risk."""
    exception: str = ""
    """``34_3_a``, ``34_3_b`` or ``34_3_c`` where it was decided."""
    decision: str = ""
    """Id of the decision."""
    against: tuple[str, ...] = ()
    """Codes of facts that speak against the exception."""
    who: str = ""
    why: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Answerable:
    """A party as the response speaks of it."""

    id: str
    name: str
    role: str
    folder: str
    """Under ``out/``."""
    rows: int
    people: int
    dpo: str = ""
    labs: tuple[str, ...] = ()
    """Labels of the leak's laboratories that are its own, where harmless, else codes, as in the examination."""


@dataclass(frozen=True, slots=True)
class Unassigned:
    """Rows that no controller of the manifest answers for."""

    rows: int
    people: int
    labs: tuple[str, ...] = ()
    """Laboratories that no party names, as the examination shows them."""


@dataclass(frozen=True, slots=True)
class Response:
    """Everything `sourcier respond` computed."""

    schema: str
    version: str
    settings: Mapping[str, str | int | float | bool | None]
    inputs: tuple[Input, ...]
    complete: bool
    """False where the examination was not complete: counts are minima, and the notice says so."""
    findings: tuple[Finding, ...]
    severity: Severity
    deadlines: tuple[Deadline, ...]
    notification: Mapping[str, Filled]
    """Field ids of the form to what fills them, where one controller was asked about; `notices` holds all."""
    missing: tuple[Missing, ...]
    lists: tuple[PartyList, ...]
    letters: tuple[LetterBatch, ...]
    parties: tuple[Answerable, ...] = ()
    unassigned: Unassigned = Unassigned(0, 0)
    notices: tuple[Notice, ...] = ()
    plans: tuple[Plan, ...] = ()
    communications: tuple[Communication, ...] = ()
    kits: tuple[Kit, ...] = ()
    decisions: tuple[str, ...] = ()
    """Ids of the decisions it rests on."""
    examination: str = ""
    """SHA-256 of the facts of the examination it started from."""
