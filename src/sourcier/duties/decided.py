"""Cases that were decided: French authority and courts. ``V`` was seen in a public source, ``R`` is recalled."""

from sourcier.model.duties import Decided

DEDALUS = Decided("Dedalus Biologie", "CNIL SAN-2022-009", "2022-04-15", "V")
FREE_MOBILE = Decided("Free Mobile", "CNIL SAN-2026-001", "2026-01-08", "V")
FREE = Decided("Free", "CNIL, formation restreinte", "2026-01-08", "V")
DOCTISSIMO = Decided("Doctissimo", "CNIL SAN-2023-006", "2023-05-11", "V")
NEXPUBLICA = Decided("Nexpublica France", "CNIL, formation restreinte", "2025", "V")
FRANCE_TRAVAIL = Decided("France Travail", "CNIL, formation restreinte", "2026", "V")
SLIMPAY = Decided("Slimpay", "CNIL SAN-2021-020", "2021-12-28", "V")
MOBIUS = Decided("Mobius Solutions", "CNIL SAN-2025-014", "2025-12-11", "V")
DOCTORS_A = Decided("Médecin libéral", "CNIL SAN-2020-014", "2020-12-07", "V")
DOCTORS_B = Decided("Médecin libéral", "CNIL SAN-2020-015", "2020-12-07", "V")
TOLD_BY_AUTHORITY = Decided("Conseil d'État, 10e et 9e ch.", "no 449694", "2022-07-22", "V")
RECITAL_78 = Decided("considérant 78", "RGPD", "2016-04-27", "R")
