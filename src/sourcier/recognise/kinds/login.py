"""Login: the name a person signs in with. A weak, necessary test: one word of 3 to 40 letters, digits and . _ - @.

Source: POSIX, portable user names; usage.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^[0-9A-Za-zÀ-ÿ][0-9A-Za-zÀ-ÿ._@+\-]{2,39}$"


def valid(values: Values) -> Flags:
    """Which values may be a login."""
    return matches(values.text, _RULE)


KIND = Kind(
    name="login",
    category=Category.SECRET,
    valid=valid,
    headers=phrases(
        "LOGIN, IDENTIFIANT, IDENTIFIANT SR, USERNAME, USER NAME, USERID, LOGIN SR, LOGINSR, IDWEB, IDENTIFIANT WEB, "
        "IDSR, PSEUDO, COMPTE WEB, LOGIN WEB, LOGINWEB, ID CONNEXION, IDCNX, IDENTIFIANT CONNEXION, IDENT WEB, "
        "ACCOUNT, LOG, ID SERVEUR RESULTATS, IDRES, IDENTIFIANT INTERNET, LOGPAT"
    ),
    chance=0.12,
    shape=Shape(shortest=3, longest=40),
    needs=0.9,
    distinctive=False,
    confused_with=("password", "user_code", "record_id", "family_name"),
    sources=("IEEE Std 1003.1 (POSIX), user names",),
    rule="One word of 3 to 40 letters, digits and . _ - @, beside a password or under a header.",
)
