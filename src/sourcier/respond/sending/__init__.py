"""Letters on their way: mails sent at a person's word, posted letters noted, what comes back, the second attempt."""

from .back import bounced, returned
from .errors import (
    NoList,
    NotApproved,
    NothingToRead,
    NoWords,
    ServerRefuses,
    ServerUnreachable,
    WrongAddress,
)
from .office import Office, begin
from .record import BOUNCED, RETURNED
from .send import Pace, Wishes
from .smtp import IMPLICIT, STARTTLS, Connection, Lost, Server

__all__ = [
    "BOUNCED",
    "IMPLICIT",
    "RETURNED",
    "STARTTLS",
    "Connection",
    "Lost",
    "NoList",
    "NoWords",
    "NotApproved",
    "NothingToRead",
    "Office",
    "Pace",
    "Server",
    "ServerRefuses",
    "ServerUnreachable",
    "Wishes",
    "WrongAddress",
    "begin",
    "bounced",
    "returned",
]
