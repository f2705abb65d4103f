"""The facts of a response, in the shape of ``facts/response.json``: what is owed, to whom, by when.

Codes, counts and what people wrote about the parties; never a value of the leak. Field names are an interface: they are
extended, never broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .facts import Finding, Input

SCHEMA = "https://sourcier.example/schemas/response-1.json"
Value = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Why:
    """One reason of one factor of a severity."""

    factor: str
    """``dpc``, ``ei`` or ``cb``."""
    code: str
    """Such as ``health_comment``, ``name_and_number``, ``malicious``."""
    value: float
    """What it makes the factor, or adds to it."""
    source: str
    """Where the rule stands, such as ``ENISA 2013, annex 1``."""
    decision: str = ""
    """Id of the decision that set it; empty where the rule did."""
    held: int = 0
    """People of the group it is true of."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of one controller who share the same sorts of data: their risk is one."""

    party: str
    kinds: tuple[str, ...]
    """Sorts of data that each of them has in the leak: ``identity``, ``nir``, ``blood_group``, ``health_comment``,
    ``password`` ... in a fixed order."""
    people: int
    dpc: float
    ei: float
    cb: float
    se: float
    """DPC x EI + CB."""
    band: str
    """``low``, ``medium``, ``high`` or ``very_high``."""
    why: tuple[Why, ...]
    low: float = 0.0
    """The score by the mildest reading of the rule."""
    high: float = 0.0
    """The score by the strictest reading of the rule."""


@dataclass(frozen=True, slots=True)
class Overall:
    """The severity of one controller's part: that of its worst group."""

    party: str
    people: int
    """People of all its groups."""
    se: float
    band: str
    flags: tuple[str, ...] = ()
    """Beside the score: ``over_100_people``, ``unintelligible``."""
    high_risk: int = 0
    """People in groups whose band is high or very high."""


@dataclass(frozen=True, slots=True)
class Severity:
    """By ENISA 2013, a presumption: every factor can be set by a decision."""

    groups: tuple[Group, ...]
    """Worst first; of one score, those with most people first."""
    overall: Overall
    """Of all that was asked about."""
    parties: tuple[Overall, ...] = ()


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
class Filled:
    """One field of a form, and where its value comes from."""

    value: Value
    source: str
    """Such as ``manifest: party lab-1``, ``examination: people``, ``decision d12``, ``answer``."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that facts cannot fill."""

    field: str
    who: str
    """``dpo``, ``management``, ``it``, ``processor``, ``legal``."""
    mandatory: str = "yes"
    """As the form says: ``yes``, ``conditional`` or ``no``."""
    why: str = ""
    """A code: ``not_in_facts``, ``undetermined``, ``to_settle``."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else than the notice before."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Notice:
    """One controller's notice to the authority, at one stage."""

    party: str
    form: str
    """Id of the form's pack."""
    stage: str
    """``first`` or ``complement``."""
    fields: Mapping[str, Filled]
    missing: tuple[Missing, ...]
    changed: tuple[FieldChange, ...] = ()
    """Against the notice of the stage before, where one was marked as sent."""
    asked: tuple[str, ...] = ()
    """Ids of all fields whose conditions hold, filled or not, in the order of the form."""


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
