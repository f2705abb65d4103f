"""What an audit sees of a target: its door, and each thing behind it.

Names inside a target (paths, tables, mailboxes) are values, and hostile: `ThingSeen.path` is never for show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TlsSeen:
    """The encryption a server offers."""

    version: str = ""
    """Such as ``TLSv1.3``; empty where not known."""
    oldest: str = ""
    """The oldest version it accepts, where that was tried."""
    expires: str | None = None
    """ISO date its certificate ends."""
    self_signed: bool | None = None
    trusted: bool | None = None
    """Whether this computer trusts the certificate for that name."""
    why_not: str = ""
    """A code: ``expired``, ``self_signed``, ``unknown_issuer``, ``wrong_name``, ``not_yet``, ``other``."""
    key: str = ""
    """Sort and bits of the certificate's key, such as ``RSA 1024``."""
    signature: str = ""
    """Hash of the certificate's signature, such as ``sha1``."""
    cipher: str = ""


@dataclass(frozen=True, slots=True)
class LoginSeen:
    """How an account is used, as far as the server or its log tells."""

    ref: str
    """A reference; the name itself is a value."""
    machines: int
    """Different addresses it came from."""
    times: int
    """Log-ins counted."""
    days: int = 0
    """Days between the first and the last of them."""
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """What the door of a target shows. None where it is not known or does not apply."""

    target: str
    reached: bool
    why_not: str = ""
    """A code: see `Unread.code`."""
    anonymous: bool | None = None
    """Whether it opens without login."""
    anonymous_lists: bool | None = None
    """Whether names are shown without login."""
    anonymous_reads: bool | None = None
    """Whether contents are given without login."""
    anonymous_writes: bool | None = None
    """Whether a permission says so; nothing is ever written."""
    guest: bool | None = None
    """Whether a guest account opens it."""
    plain: bool | None = None
    """Whether names, passwords and contents go over the line in clear."""
    plain_accepted: bool | None = None
    """Whether it would take a password in clear though it offers encryption."""
    tls: TlsSeen | None = None
    listing: bool | None = None
    """Whether a web server lists its folders."""
    banner: bool = False
    """Whether it names its software unasked."""
    software: str = ""
    """Code of a known software, such as ``vsftpd``; empty where unknown."""
    version: str = ""
    """Digits and dots only."""
    packed: str = ""
    """Number of the Debian release that packed it, where its banner says so: old versions are repaired there longer."""
    accounts: int | None = None
    """Accounts that may log in."""
    readers: int | None = None
    """Accounts that may read what lies there."""
    public_grants: int | None = None
    """Things that are granted to everyone."""
    writers: int | None = None
    superusers: int | None = None
    logins: tuple[LoginSeen, ...] = ()
    same_credential: tuple[str, ...] = ()
    """Ids of other targets that open with the very same user and password."""
    default_password: bool | None = None
    """Whether the password in use is empty, the user's name or on the list of those everybody knows."""
    default_why: str = ""
    """A code: ``empty``, ``as_user``, ``listed``, ``short``."""
    log: bool | None = None
    """Whether access is logged."""


@dataclass(frozen=True, slots=True)
class KindSeen:
    """One kind found in a thing."""

    kind: str
    category: str
    rows: int
    """Rows that hold a valid one, of those looked at."""
    confidence: float
    """0 to 1."""
    role: str = "patient"
    """Whom it is about, as in `facts.Column.role`."""
    distinct: int = 0
    inside_text: bool = False
    """Whether it stands inside free text."""
    asserted: int = 0
    """Of what stands in free text: rows that say it of the patient, now."""
    fictional: int | None = None
    """Rows whose value is kept for fiction (phones, reserved mail domains); None where a kind has none such, or nobody
    looked."""


@dataclass(frozen=True, slots=True)
class PeopleSeen:
    """Distinct people, as an interval. Of a sample: scaled to the whole, `scaled` says so."""

    low: int = 0
    best: int = 0
    high: int = 0
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column of a table."""

    index: int
    shown: str
    """Its header where that is harmless, else a code such as ``column-3``."""
    kind: str | None
    category: str | None
    filled: int
    role: str = "patient"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class PartSeen:
    """One table in a thing."""

    shown: str
    """Such as ``table-1``, or a member's name where that is harmless."""
    format: str
    inside: tuple[str, ...]
    """Containers it lies in, outermost first."""
    rows: int
    """Looked at."""
    columns: tuple[ColumnSeen, ...]
    people: PeopleSeen = field(default_factory=PeopleSeen)


@dataclass(frozen=True, slots=True)
class Looked:
    """How much of a thing was looked at, and what that can miss."""

    whole: bool
    bytes: int
    """Taken."""
    of: int | None
    """Its size; None where nobody says."""
    rows: int
    rows_in_all: int | None
    """Counted where whole, else reckoned from the sample; None where not known."""
    places: int = 1
    """Stretches the sample was taken from."""
    missed_share: float = 0.0
    """With 95 % confidence at most this share of its rows can hold what no looked-at row holds, as if drawn at random;
    0 where whole, 1 where nothing was looked at."""


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """The order a thing belongs to, as far as columns and rows tell."""

    order: str
    columns_matched: int
    columns_ordered: int
    columns_over: tuple[ColumnSeen, ...]
    """Columns that hold something and that the order does not list."""
    rows_over: int
    """Of those looked at: last seen outside its days, or of laboratories it does not name."""
    rows_over_why: Mapping[str, int] = field(default_factory=dict)
    """``too_early``, ``too_late``, ``other_labs`` to rows."""
    delete_by: str | None = None


@dataclass(frozen=True, slots=True)
class ThingSeen:
    """One file, table of a database, object or mail."""

    target: str
    path: str = field(repr=False)
    """Inside the target, ``/`` between folders. A value, and hostile: never for show."""
    shown: str
    """The same with what may name somebody, or act, replaced by a reference."""
    size: int | None = None
    modified: str | None = None
    """ISO date."""
    mode: int | None = None
    """Permission bits as POSIX has them."""
    world_readable: bool | None = None
    """Whether any account of the server, or anyone, may read it: every folder above it lets them through."""
    world_writable: bool | None = None
    anonymous: bool | None = None
    """Whether it was, or can be, taken without login."""
    readers: int | None = None
    """Accounts that may read it."""
    link: str = ""
    """What a symbolic link leads to: ``file``, ``folder``, ``loop``, ``outside``, ``broken``. None is followed."""
    in_web_root: bool = False
    format: str = ""
    """As its first bytes tell; empty where nothing was read."""
    sort: str = ""
    """What it is for, by name and form: ``dump``, ``backup``, ``export``, ``log``, ``config``, ``key``, ``mail``,
    ``program``, ``media`` or empty."""
    parts: tuple[PartSeen, ...] = ()
    kinds: tuple[KindSeen, ...] = ()
    """Found in all its parts."""
    people: PeopleSeen = field(default_factory=PeopleSeen)
    looked: Looked = field(default_factory=lambda: Looked(whole=False, bytes=0, of=None, rows=0, rows_in_all=None))
    encrypted: str = ""
    """``age``, ``pgp``, ``zip_aes``, ``zip_crypto``, ``7z``, ``office``, ``pdf``, ``inventory``, ``other``; empty where
    it is not, or only in part."""
    marked: bool | None = None
    """Whether it bears marks of the register; None where no register and key are at hand."""
    copy: str = ""
    """Id of the copy it is, where the register knows."""
    order: OrderSeen | None = None
    delete_by: str | None = None
    """ISO date it was to be gone by: of its copy, its order or its target."""
    clear_passwords: int = 0
    """Rows in whose column a password stands that is no hash."""
    sketch: tuple[int, ...] = field(default=(), repr=False)
    """The smallest keyed digests of its people: see `audit.sketch`. Empty where it has few."""
    sketch_of: int = 0
    """Distinct people the sketch was drawn from."""
    digest: str = field(default="", repr=False)
    """Keyed digest of its bytes, where it was read whole: equal bytes, equal digest."""
    unread: str = ""
    """A code for why it was not read, or not to its end."""
    changed: bool = False
    """Whether it changed while it was read."""
