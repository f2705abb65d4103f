"""Gentleness: so many bytes and requests a second, only in the hours the owner set, never longer than agreed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sourcier.model.audit_targets import Limits, Pace

from .unread import Closed, Missed


class Clock(Protocol):
    """Time, handed in."""

    def seconds(self) -> float:
        """Seconds that only go forward."""

    def minute(self) -> int:
        """Minute of the day, as the owner's clocks show it."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


@dataclass(slots=True)
class _Bucket:
    """So much a second, a second's worth at once."""

    rate: float
    at: float
    room: float = field(init=False)

    def __post_init__(self) -> None:
        self.room = self.rate

    def wait_for(self, amount: float, now: float) -> float:
        """Take an amount; return the seconds to wait first."""
        self.room = min(self.rate, self.room + (now - self.at) * self.rate) - amount
        self.at = now
        return max(0.0, -self.room / self.rate)


class Line:
    """What stands between a target and the audit: every request and every byte passes here.

    Raises Closed when the hours are over or the target has given all it may; Missed when one thing takes too long.
    """

    def __init__(self, limits: Limits, pace: Pace, clock: Clock, watch: Callable[[int], None] = lambda _: None) -> None:
        self.limits, self._pace, self._clock, self._watch = limits, pace, clock, watch
        now = clock.seconds()
        self._bytes = _Bucket(pace.bytes_per_second, now) if pace.bytes_per_second else None
        self._requests = _Bucket(pace.requests_per_second, now) if pace.requests_per_second else None
        self._until: float | None = None
        self.taken = 0
        """Bytes that came from the target."""
        self.asked = 0
        """Requests that went to it."""

    def begin(self) -> None:
        """A thing or a folder begins: it may take so long."""
        self._until = self._clock.seconds() + self.limits.thing_seconds

    def ask(self) -> None:
        """A request is about to be sent."""
        self._within_hours()
        self.in_time()
        self.asked += 1
        if self._requests is not None and (wait := self._requests.wait_for(1, self._clock.seconds())):
            self._clock.sleep(wait)

    def took(self, size: int) -> None:
        """So many bytes came."""
        self.taken += size
        self._watch(size)
        if self.taken > self.limits.most_bytes:
            raise Closed("too_large")
        self.in_time()
        if self._bytes is not None and (wait := self._bytes.wait_for(size, self._clock.seconds())):
            self._clock.sleep(wait)

    def in_time(self) -> None:
        """Raise Missed if the thing at hand takes too long."""
        if self._until is not None and self._clock.seconds() > self._until:
            raise Missed("too_slow")

    def _within_hours(self) -> None:
        hours, minute = self._pace.hours, self._clock.minute()
        if hours and not any(_within(minute, begin, end) for begin, end in hours):
            raise Closed("outside_hours")


def _within(minute: int, begin: int, end: int) -> bool:
    return begin <= minute < end if begin <= end else minute >= begin or minute < end
