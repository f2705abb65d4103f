"""How each holding writes its tables: the vendor's area like the leak, the bases like newer software."""

from dataclasses import dataclass

from .layout import Place, columns

_AREA = """
number site_code record title family birth_family given born sex birth_place nir address address_more postcode town
landline mobile work_phone email login password fund rank quality insurer insurer_number third_party member abo rhesus
comment_p comment_d treatment doctor_code doctor_family doctor_given sampler_code lab_name seen first_seen
"""
"""Cells in order; the headers are the leak's."""
_DUMP = """
PAT_ID number|PAT_SITE site_code|PAT_CIV title|PAT_NOM family|PAT_NJF birth_family|PAT_PRE given|PAT_DNA born
PAT_NSS nir|PAT_AD1 address|PAT_CPO postcode|PAT_VIL town|PAT_TEL landline|PAT_GSM mobile|PAT_MEL email|PAT_CAI fund
PAT_AMC insurer_number|PAT_COM comment_p|PAT_DER seen
"""
"""Header and cell of each column; so below."""
_ALPHA = """
Identifiant base_number|Site site_code|Nom d'usage family|Nom de naissance birth_family|Prénom given|Né(e) le born_iso
Sexe sex|N° Sécurité sociale nir|Adresse address|Code postal postcode|Ville town|Téléphone landline|Portable mobile
Courriel email|Caisse fund|N° mutuelle insurer_number|Prescripteur RPPS doctor_rpps|Dernière venue seen_iso
Modifié le updated_iso
"""
_BETA = """
ID_PATIENT base_number|CODE_SITE site_code|CIVILITE title|NOM family|NOM_NAISSANCE birth_family|PRENOM given
DATE_NAISSANCE born|NIR nir|ADRESSE address|CP postcode|COMMUNE town|TEL_FIXE landline|TEL_MOBILE mobile|EMAIL email
MEDECIN doctor_full|DATE_DERNIERE_VISITE seen|DATE_MODIF updated
"""
_GAMMA = """
patient base_number|site site_code|nom family|nom_jf birth_family|prenom given|naissance born_ymd|sexe sex|nss nir
adresse address|cp postcode|ville town|tel landline|gsm mobile|mail email|regime fund|visite seen_ymd|maj updated_ymd
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of a holding's tables and how they are written."""

    places: tuple[Place, ...]
    encoding: str
    separator: bytes
    end: bytes

    def header(self) -> bytes:
        """The header with its line break."""
        names = self.separator.decode().join(place.header for place in self.places)
        return names.encode(self.encoding) + self.end

    def encoded(self, data: memoryview) -> bytes | memoryview:
        """Latin-1 lines in the layout's encoding."""
        return data if self.encoding in ("latin-1", "cp1252") else bytes(data).decode("latin-1").encode(self.encoding)


def area() -> Layout:
    """Extracts on the vendor's area: the leak's headers and forms, without its rarer columns."""
    leak = {place.fill: place for place in columns()}
    return Layout(tuple(leak[fill] for fill in _AREA.split()), "latin-1", b";", b"\r\n")


def dump() -> Layout:
    """Tables of the vendor's hosting."""
    return _layout(_DUMP, "latin-1", b"|", b"\n")


def base(software: str) -> Layout:
    """Current base of a laboratory on ``alpha``, ``beta`` or ``gamma``."""
    if software == "alpha":
        return _layout(_ALPHA, "utf-8", b";", b"\r\n")
    return _layout(_BETA, "utf-8", b"\t", b"\n") if software == "beta" else _layout(_GAMMA, "cp1252", b",", b"\r\n")


def _layout(text: str, encoding: str, separator: bytes, end: bytes) -> Layout:
    pairs = [line.rsplit(" ", 1) for line in text.strip().replace("\n", "|").split("|")]
    places = tuple(Place(index, header, fill, None) for index, (header, fill) in enumerate(pairs))
    return Layout(places, encoding, separator, end)
