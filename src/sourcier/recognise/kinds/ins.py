"""INS: the national health identity, a NIR (or NIA) told as such by the OID of its register.

The number follows the NIR's rule; the OID is 1.2.250.1.213.1.4.8 (NIR), .9 (NIA), .10 (test) or .11 (demonstration),
beside it in the same cell (``186022A21532523^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS``). A number without
its OID is a `nir`. Compulsory since 1 January 2021: its absence dates an export.
Sources: Agence du numérique en santé, "Référentiel Identifiant national de santé"; arrêté du 24 décembre 2019.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.nir_number import read_nir
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_OID = r"(?:^|[^0-9.])1\.2\.250\.1\.213\.1\.4\.(?:8|9|10|11)(?:[^0-9.]|$)"
_NUMBER = r"(?:^|[^0-9])(?P<number>[1-478][0-9]{5}[0-9AB][0-9]{6}(?:[0-9]{2})?)(?:[^0-9]|$)"


def valid(values: Values) -> Flags:
    """Which values are a NIR or NIA with the OID of its register."""
    rows = np.flatnonzero(matches(values.text, _OID))
    found = pc.struct_field(pc.extract_regex(values.text.take(pa.array(rows)), _NUMBER), "number")
    return scatter(len(values), rows, read_nir(Values(found.fill_null(""))).valid)


KIND = Kind(
    name="ins",
    category=Category.NATIONAL_NUMBER,
    valid=valid,
    headers=phrases(
        "INS, MATRICULE INS, MATINS, INSC, INS C, NUMINS, IDENTITE NATIONALE DE SANTE, IDENTIFIANT NATIONAL DE SANTE, "
        "INS OID, INS NIR OID, INS QUALIFIE, INSI"
    ),
    chance=0.0,
    shape=Shape(shortest=33, longest=200, must_have_digit=True),
    confused_with=("nir",),
    sources=("ANS, Référentiel Identifiant national de santé", "Arrêté du 24 décembre 2019 (INS)"),
    rule="A NIR with the object identifier of its register beside it.",
)
