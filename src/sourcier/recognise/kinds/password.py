"""Password in clear. A weak, necessary test: 4 to 64 printable characters without spaces, not digits alone in a date.

Passwords are told by how unlike one another their forms are, by a login beside them, or by a header.
Source: CNIL, délibération n° 2022-100 (passwords; none may be kept in clear).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^[!-~\x{A3}-\x{FF}€]{4,64}$"


def valid(values: Values) -> Flags:
    """Which values may be a password."""
    result: Flags = matches(values.text, _RULE) & ~values.dates.valid
    return result


KIND = Kind(
    name="password",
    category=Category.SECRET,
    valid=valid,
    headers=phrases(
        "MOT DE PASSE, MDP, MP, PASSWORD, PWD, PASS, PASSWD, MOTPASSE, MOT PASSE, MDPSR, MDP SR, MDP WEB, MDPWEB, PW, "
        "CODE ACCES, CODEACCES, CODE SECRET, PASSE, MOTDEPASSE, PWDWEB, MPSR, CODE CONFIDENTIEL, PIN, MPASSE, MDPPAT, "
        "CLE ACCES"
    ),
    chance=1.0,
    shape=Shape(shortest=4, longest=64),
    needs=0.9,
    distinctive=False,
    confused_with=("login", "record_id", "user_code"),
    sources=("CNIL, délibération n° 2022-100 du 21 juillet 2022",),
    rule="4 to 64 characters without spaces, unlike one another in form.",
)
