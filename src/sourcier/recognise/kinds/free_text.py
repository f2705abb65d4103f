"""Free text: comments that people typed. A necessary test: at least one word of two letters.

Columns are told by length, by running words and by variety; what is in them is looked for separately.
Source: GDPR, art. 9 (comments are where special categories stand); CNIL, zones de texte libre.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.characters import has_two_letters
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values


def valid(values: Values) -> Flags:
    """Which values hold a word."""
    return has_two_letters(values.text)


KIND = Kind(
    name="free_text",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "COMMENTAIRE, COMMENTAIRES, COMMENTAIRE P, COMMENTAIRE D, COMM, COMMENT, COMMENTS, OBS, OBSERVATION, "
        "OBSERVATIONS, NOTE, NOTES, REMARQUE, REMARQUES, MEMO, TEXTE, LIBRE, TEXTE LIBRE, COMPAT, COMDOS, COMMP, "
        "COMMD, INFO, INFOS, ANTECEDENTS, ATCD, RENSEIGNEMENTS CLINIQUES, RENSCLI, RC, TRAITEMENT, BLOC NOTE, "
        "BLOCNOTE, DIVERS, MESSAGE, CONSIGNE, CONSIGNES, RENS, COMPAT1, OBSPAT, REM, MOTIF, INDICATION"
    ),
    chance=1.0,
    shape=Shape(shortest=2, must_have_letter=True),
    needs=0.5,
    distinctive=False,
    confused_with=("street", "lab_name", "drug", "full_name"),
    sources=("GDPR, art. 9", "CNIL, zones de texte libre et commentaires"),
    rule="Words that run on, of many lengths, seldom twice the same.",
)
