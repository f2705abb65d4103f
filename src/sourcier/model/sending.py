"""How far the telling of one controller's people has come, in numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sending:
    """One controller's people, by what is known of their letters. Everyone ready to be told stands in one count."""

    party: str
    people: int
    """On its lists."""
    to_review: int
    """Waiting for a person: nobody writes to them by this program."""
    mail_sent: int = 0
    """The server took the mail, and nothing came back."""
    mail_waiting: int = 0
    """To be sent by the next run, refusals for now included."""
    posted: int = 0
    """Letters somebody said were posted."""
    post_waiting: int = 0
    """Letters to be printed and posted."""
    uncertain: int = 0
    """A stop fell between handing the mail over and hearing the answer: a person decides."""
    unreached: int = 0
    """No channel is left."""
    second: int = 0
    """Of those above: people whom a first channel failed, and a second is to reach or reached."""
    bounced: int = 0
    """Mails that came back or were refused for good."""
    returned: int = 0
    """Letters that came back."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one run of sending did."""

    sent: int = 0
    refused: int = 0
    """For good: the second channel is next."""
    deferred: int = 0
    """For now: the next run tries again."""
    stopped: str = ""
    """Why it stopped before the end: ``limit``, ``connection``; empty where it did not."""
