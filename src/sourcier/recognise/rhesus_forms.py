"""How RH1 is written, alone or after a blood group (regular expressions, RE2)."""

RHESUS = r"(?:RH(?:ESUS|ÉSUS)?[ .]*(?:\(?[D1]\)?)?|D)"
"""What may announce the sign: RH, Rh(D), RHESUS, RH1, D."""
SIGN = r"(?:\+|-|POS\.?|POSITIF|POSITIVE|NEG\.?|NÉG\.?|NEGATIF|NÉGATIF|NEGATIVE|PLUS|MOINS|P|N)"
