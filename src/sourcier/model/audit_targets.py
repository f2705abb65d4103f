"""What ``audit.toml`` tells an audit: what is one's own, and how it is to be looked at."""

from dataclasses import dataclass, field

PRODUCTION, TEST = "production", "test"
SCHEMES = (
    "folder", "disk", "ftp", "ftps", "sftp", "http", "https", "webdav", "webdavs", "s3", "postgresql", "mysql",
    "imap", "imaps",
)  # fmt: skip
"""Ways to look at a target; `disk` is this computer's usual places."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an audit goes before it stops with a clear word. Every one can be raised in ``audit.toml``."""

    most_names: int = 10_000_000
    """Names listed in one target."""
    most_in_folder: int = 1_000_000
    """Names listed in one folder."""
    most_depth: int = 64
    """Folders within folders."""
    longest_name: int = 4_096
    """Bytes of a path; a longer one is counted, not opened."""
    most_bytes: int = 1 << 40
    """Bytes taken from one target."""
    most_thing: int = 1 << 36
    """Bytes taken of one thing when it is read whole."""
    sample: int = 4 << 20
    """Bytes looked at of a thing that is sampled; a smaller one is read whole."""
    sample_rows: int = 20_000
    """Rows looked at of a table of a database."""
    timeout: int = 30
    """Seconds a server may be silent."""
    thing_seconds: int = 900
    """Seconds one thing may take."""
    retries: int = 2
    """Times a broken connection is opened again for the same thing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How gently a target is asked. 0 and empty: no bound."""

    bytes_per_second: int = 0
    requests_per_second: float = 0.0
    hours: tuple[tuple[int, int], ...] = ()
    """Minutes of the day, from and until, in which it may be asked; a span may pass midnight."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something of one's own that is looked at."""

    id: str
    scheme: str
    """One of `SCHEMES`."""
    address: str
    """URL without login or password, or path: as the owner wrote it."""
    login: str = ""
    """Name under which keyring or environment hold user and password; empty: none is used."""
    declared: tuple[str, ...] = ()
    """Kinds, categories or ``health`` that are meant to lie here."""
    public: bool | None = None
    """Whether the owner says anyone may come here; None: not said."""
    environment: str = PRODUCTION
    """``production`` or ``test``: in a test system people ought to be invented."""
    people: int | None = None
    """People who use this login, as the owner says; None: not said."""
    most_readers: int | None = None
    """Accounts that may read it at most, as the owner says."""
    shared_password: bool | None = None
    """Whether the owner says the password is used elsewhere or by others."""
    log: str | None = None
    """Where the server's log of access lies (a path on this computer); ``none``: the owner says there is none."""
    web_root: str = ""
    """Path inside the target that a web server shows to anyone; ``.`` is all of it."""
    orders: tuple[str, ...] = ()
    """Ids of the orders whose extracts lie here; empty: any of them may."""
    delete_by: str | None = None
    """ISO date after which nothing is to lie here."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths inside that are left alone: said in the facts."""
    certificate: str = ""
    """SHA-256 of the server's certificate or host key, where the owner pins it."""
    limits: Limits = field(default_factory=Limits)
    pace: Pace = field(default_factory=Pace)


@dataclass(frozen=True, slots=True)
class AuditConfig:
    """What ``audit.toml`` says."""

    owner: str
    since: str
    """ISO date from which the targets are the owner's."""
    targets: tuple[Target, ...]
    orders: str = ""
    """Path of a file of orders."""
    register: str = ""
    """Path of a register of copies."""
    keys: str = ""
    """Path of the register's key: by it marks are read."""
    sha256: str = ""
    """Of the file."""
