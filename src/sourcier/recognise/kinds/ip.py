"""Internet address, version 4 or 6.

Four numbers from 0 to 255 without leading zeros, or eight groups of up to four hexadecimal digits, one run of zero
groups shortened to "::", the last two groups possibly as version 4. A prefix length or zone index is no address.
Of four random groups of three digits one quadruple in 1,800 passes.
Sources: RFC 791; RFC 4291, section 2.2; RFC 5952.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.characters import among, holds, matches_where
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_FOUR = rf"(?:{_BYTE}\.){{3}}{_BYTE}"
_GROUP = r"[0-9A-Fa-f]{1,4}"
_END = rf"(?:{_GROUP}:{_GROUP}|{_FOUR})"


def _six() -> str:
    """Return the places where "::" may stand, written out as in RFC 3986, appendix A."""
    whole = rf"(?:{_GROUP}:){{6}}{_END}"
    start = rf"::(?:{_GROUP}:){{5}}{_END}"
    inner = [rf"(?:(?:{_GROUP}:){{0,{before}}}{_GROUP})?::(?:{_GROUP}:){{{4 - before}}}{_END}" for before in range(5)]
    last = [rf"(?:(?:{_GROUP}:){{0,5}}{_GROUP})?::{_GROUP}", rf"(?:(?:{_GROUP}:){{0,6}}{_GROUP})?::"]
    return "|".join([whole, start, *inner, *last])


_SIGNS = among(".:")
_RULE = rf"^(?:{_FOUR}|{_six()})$"


def valid(values: Values) -> Flags:
    """Which values are one Internet address."""
    return matches_where(values.text, holds(values.text, _SIGNS), _RULE)


KIND = Kind(
    name="ip",
    category=Category.TECHNICAL,
    valid=valid,
    headers=phrases("IP, ADRESSE IP, IP ADDRESS, ADR IP, IPADDR, REMOTE ADDR, IP CLIENT, LAST IP, IPV4, IPV6"),
    chance=0.00056,
    shape=Shape(shortest=2, longest=45),
    least_distinct=2,
    sources=("RFC 791", "RFC 4291", "RFC 5952"),
    rule="Four numbers up to 255 between dots, or eight hexadecimal groups between colons.",
)
