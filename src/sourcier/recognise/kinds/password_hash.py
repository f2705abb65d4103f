"""Password hash: what a careful system keeps instead of a password.

Recognised by form: crypt formats (bcrypt, Argon2, yescrypt, scrypt, SHA-crypt, MD5-crypt), PHPass, Django, LDAP and
MySQL, and bare hexadecimal digests of 32, 40, 56, 64, 96 or 128 digits (MD5, NTLM, SHA-1, SHA-2). A bare digest may as
well be the key of a record: the form cannot tell.
Sources: crypt(5); Password Hashing Competition string format; RFC 9106; RFC 2307; RFC 1321; FIPS 180-4.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FORMS = (
    r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}",
    r"[0-9A-F]{32}|[0-9A-F]{40}|[0-9A-F]{56}|[0-9A-F]{64}|[0-9A-F]{96}|[0-9A-F]{128}",
    r"\*[0-9A-F]{40}",
    r"\$2[abxy]?\$[0-9]{2}\$[./0-9A-Za-z]{53}",
    r"\$argon2(?:id|i|d)\$(?:v=[0-9]+\$)?m=[0-9]+,t=[0-9]+,p=[0-9]+\$[+/0-9A-Za-z]+\$[+/0-9A-Za-z]+",
    r"\$(?:1|apr1)\$[./0-9A-Za-z]{1,8}\$[./0-9A-Za-z]{22}",
    r"\$5\$(?:rounds=[0-9]+\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{43}",
    r"\$6\$(?:rounds=[0-9]+\$)?[./0-9A-Za-z]{1,16}\$[./0-9A-Za-z]{86}",
    r"\$(?:7|y|gy|scrypt|s0)\$[=,./$+0-9A-Za-z]{20,}",
    r"\$[PH]\$[./0-9A-Za-z]{31}",
    r"(?:pbkdf2_sha256|pbkdf2_sha1|argon2|bcrypt_sha256|scrypt|sha1|md5)\$[=,./$+0-9A-Za-z]{20,}",
    r"\{(?:SSHA|SHA|SMD5|MD5|SSHA256|SSHA512|CRYPT|PBKDF2)\}[=./$+0-9A-Za-z]{12,}",
)
_RULE = "^(?:" + "|".join(_FORMS) + ")$"


def valid(values: Values) -> Flags:
    """Which values have the form of a password hash."""
    return matches(values.text, _RULE)


KIND = Kind(
    name="password_hash",
    category=Category.SECRET,
    valid=valid,
    headers=phrases(
        "PASSWORD HASH, HASH, PWD HASH, PASSWORD, MDP, MOT DE PASSE, PASSHASH, PASSWD, MDP HASH, MDPHASH, PWDHASH, "
        "HASHED PASSWORD, PWD, MOTPASSE"
    ),
    chance=0.0,
    shape=Shape(shortest=16, longest=512),
    needs=0.9,
    confused_with=("record_id",),
    sources=("crypt(5)", "RFC 9106", "RFC 2307", "FIPS 180-4"),
    rule="The form of bcrypt, Argon2, SHA-crypt and their like, or a bare digest in hexadecimal digits.",
)
