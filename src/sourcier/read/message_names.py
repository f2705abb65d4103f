"""What fields of health messages are called: by number always, by the standard's word for those that name people."""

_HL7 = {
    "PID-3": "numero patient",
    "PID-5": "nom",
    "PID-5.1": "nom",
    "PID-5.2": "prenom",
    "PID-6": "nom de jeune fille",
    "PID-7": "date de naissance",
    "PID-8": "sexe",
    "PID-11": "adresse",
    "PID-11.1": "rue",
    "PID-11.3": "ville",
    "PID-11.5": "code postal",
    "PID-13": "telephone",
    "PID-14": "telephone professionnel",
    "PID-19": "nir",
    "PID-23": "lieu de naissance",
    "NK1-2.1": "nom du proche",
    "NK1-2.2": "prenom du proche",
    "NK1-5": "telephone du proche",
    "PV1-7.1": "identifiant medecin",
    "PV1-7.2": "nom medecin",
    "PV1-7.3": "prenom medecin",
    "PV1-19": "numero de sejour",
    "PV1-44": "date d entree",
    "OBR-4.1": "code examen",
    "OBR-4.2": "examen",
    "OBR-7": "date de prelevement",
    "OBR-16.1": "identifiant prescripteur",
    "OBR-16.2": "nom prescripteur",
    "OBR-16.3": "prenom prescripteur",
    "OBX-3.1": "code analyse",
    "OBX-3.2": "analyse",
    "OBX-5": "resultat",
    "OBX-6": "unite",
    "OBX-7": "valeurs de reference",
    "OBX-14": "date du resultat",
    "NTE-3": "commentaire",
    "MSH-7": "date du message",
}
_HPRIM = {
    "P-3": "numero patient",
    "P-6": "nom",
    "P-6.1": "nom",
    "P-6.2": "prenom",
    "P-7": "nom de jeune fille",
    "P-8": "date de naissance",
    "P-9": "sexe",
    "P-11": "adresse",
    "P-11.1": "rue",
    "P-11.3": "ville",
    "P-11.5": "code postal",
    "P-13": "telephone",
    "P-14": "medecins",
    "OBR-5": "examen",
    "OBR-5.1": "code examen",
    "OBR-5.2": "examen",
    "OBR-8": "date de prelevement",
    "OBR-17": "prescripteur",
    "OBX-4": "analyse",
    "OBX-4.1": "code analyse",
    "OBX-4.2": "analyse",
    "OBX-6": "resultat",
    "OBX-7": "unite",
    "OBX-8": "valeurs de reference",
    "OBX-15": "date du resultat",
    "C-4": "commentaire",
}
_EDIFACT = {
    "PNA PAT-2.1": "numero patient",
    "PNA PAT-2": "numero patient",
    "DTM 329-1.2": "date de naissance",
    "DTM SCO-1.2": "date de prelevement",
    "PDI-1": "sexe",
    "ADR-5": "code postal",
    "INV-2.1": "code analyse",
    "INV-2.4": "analyse",
    "RSL-2": "resultat",
    "RSL-2.1": "resultat",
    "RSL-4": "unite",
    "RSL-4.4": "unite",
    "RND-2": "norme min",
    "RND-3": "norme max",
}
_NAMES: dict[str, dict[str, str]] = {"hl7": _HL7, "hprim": _HPRIM, "edifact": _EDIFACT}
PARTS_OF_NAMES = {b"SU": "nom", b"FO": "prenom", b"FS": "prenoms", b"TI": "titre", b"MI": "initiales"}
"""Qualifiers of the parts of a name in PNA (UN/EDIFACT, code list 3405)."""
_HPRIM_SHIFT = 1


def said_by(header: str) -> str:
    """Return the standard's word for a field named as `name_of` does, without its place; empty where there is none."""
    place, _, word = header.partition(" ")
    return word if "-" in place else header


def name_of(standard: str, segment: str, number: int, component: int, table: str = "") -> str:
    """Return what a field is called: its place, such as ``PID-5.1``, and a word where one is known.

    HPRIM counts the segment's own name as its first field. `table`: the segment with what its first field says it is.
    """
    number += _HPRIM_SHIFT if standard == "hprim" else 0
    place = f"{segment}-{number}"
    exact = f"{place}.{component}" if component else place
    known, qualified = _NAMES[standard], exact.replace(segment, table or segment, 1)
    word = known.get(qualified) or known.get(exact) or (known.get(place, "") if component <= 1 else "")
    return f"{exact} {word}" if word else exact
