"""What a column can hold, and what the law says of it."""

from enum import StrEnum


class Category(StrEnum):
    """The family of personal data a kind belongs to.

    The order is that of the ENISA 2013 severity methodology (simple, behavioural, financial, sensitive), with what
    the GDPR or French law singles out set apart: article 9 health data, article 87 national numbers, secrets.
    """

    IDENTITY = "identity"
    """Names, sex, birth: GDPR art. 4(1)."""
    NATIONAL_NUMBER = "national_number"
    """NIR, INS and their like: GDPR art. 87; French law 78-17 art. 30."""
    CONTACT = "contact"
    """Address, phone, e-mail."""
    SECRET = "secret"  # noqa: S105  # the name of a category, not a password
    """Passwords, logins, keys."""
    FINANCIAL = "financial"
    """Bank accounts, cards, amounts."""
    INSURANCE = "insurance"
    """Insurer, fund, rank: social protection."""
    HEALTH = "health"
    """GDPR art. 4(15) and 9: blood group, diagnosis, comments, visits to a laboratory."""
    PROFESSIONAL = "professional"
    """People met in their trade: prescribers, samplers, staff."""
    ORGANISATION = "organisation"
    """Laboratories, firms: not personal data by themselves."""
    TECHNICAL = "technical"
    """Record numbers, flags, codes: personal only through the row they stand in."""
