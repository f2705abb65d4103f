"""What is written about the health of invented people."""

from datetime import date
from random import Random

from unseen.people import day

ANALYTES = (
    ("GLY", "Glycémie à jeun", "g/L", 0.65, 1.9),
    ("CREA", "Créatinine", "mg/L", 5, 19),
    ("HB", "Hémoglobine", "g/dL", 7.5, 17),
    ("LEUC", "Leucocytes", "G/L", 2.1, 14),
    ("TSH", "TSH ultrasensible", "mUI/L", 0.05, 9),
    ("CHOL", "Cholestérol total", "g/L", 1.1, 3.4),
    ("HBA1C", "HbA1c", "%", 4.6, 11.8),
    ("INR", "INR", "", 0.9, 4.9),
    ("PSA", "PSA total", "ng/mL", 0.1, 21),
    ("FER", "Ferritine", "ng/mL", 4, 700),
    ("CRP", "Protéine C réactive", "mg/L", 0.3, 160),
    ("BHCG", "Beta-HCG", "UI/L", 0, 90000),
    ("VIH", "Sérologie VIH 1+2", "", 0, 0),
    ("HCV", "Ac anti-VHC", "", 0, 0),
    ("TPHA", "Sérologie syphilis", "", 0, 0),
)
CODES = ("E11.9", "I10", "C50.9", "B24", "F32.1", "O80.0", "N18.5", "J45.9", "K50.0", "G35", "F10.2", "Z37.0", "C61")
ACTS = ("B0126", "B0552", "B7118", "CS", "GS", "AMI 4", "AMX 2.5", "ZCQK002", "DEQP003", "HBQK002", "9105", "0996")
DRUGS = (
    "LEVOTHYROX 75", "METFORMINE 850", "XARELTO 20", "KARDEGIC 75", "SERESTA 10", "METHADONE 40 MG", "TRUVADA",
    "LANTUS SOLOSTAR", "HUMIRA 40", "TEGRETOL 200", "RISPERDAL 2", "TAMOXIFENE 20", "DOLIPRANE 1000", "VENTOLINE",
)  # fmt: skip
REASONS = (
    "Suivi diabète", "IVG - 2e consultation", "Contrôle grossesse 32 SA", "Dépistage VIH", "Prise de sang AVK",
    "Psychiatrie - suivi", "Chimio J8", "Vaccination", "Renouvellement traitement", "Bilan thyroïdien",
    "Frottis", "Échographie T2", "Douleurs lombaires", "Contrôle plaie", "Sevrage alcool", "Suivi post-AVC",
)  # fmt: skip
CARE = (
    "insuline matin et soir", "pansement escarre talon G", "toilette + bas de contention", "injection Lovenox",
    "surveillance TA et pilulier", "stomie, changement de poche", "soins palliatifs, passage nuit", "perfusion ATB",
)  # fmt: skip
ALLERGIES = ("arachide - PAI", "asthme, Ventoline dans le sac", "lait de vache", "diabète type 1, PAI", "épilepsie PAI")
_REMARKS = (
    "diabétique sous {drug}", "ENCEINTE DE {n} MOIS", "seropositif VIH depuis {year}", "allergie {drug}",
    "ne pas communiquer les résultats à son mari", "cancer du sein opéré en {year}", "veines difficiles, piquer main G",
    "sous AVK, INR cible 2,5 - appeler le {phone}", "FIV {n}e tentative, Dr {name}", "alcoolique, agressif au guichet",
    "hépatite C traitée {year}", "SA FILLE {name} VIENT CHERCHER LES RESULTATS", "dialysé mardi jeudi samedi",
    "dépression, suivi CMP", "résultats à faxer au {phone}", "refuse la transmission au Dr {name}", "trisomie 21",
    "greffé rein {year}", "toxicomane substitué {drug}", "PMA couple {name}", "fille de Mme {name}, hémophile",
    "chimio en cours, aplasie, passer en premier", "stérilité, spermogramme à refaire", "leucémie suivie au CHU",
    "sous tutelle (UDAF), facture à {name}", "malentendant", "n'a pas réglé les {n} dernières factures",
    "epileptique, allonger", "patiente voilée demande une femme préleveur", "interruption de grossesse le {day}",
)  # fmt: skip


def remark(rng: Random, name: str, phone: str) -> str:
    """What a secretary types into the comment."""
    text = rng.choice(_REMARKS)
    return text.format(
        drug=rng.choice(DRUGS).split()[0].lower(),
        n=rng.randint(2, 8),
        year=rng.randint(1998, 2020),
        phone=phone,
        name=name,
        day=day(rng, date(2016, 1, 4), date(2020, 9, 30)).strftime("%d/%m/%Y"),
    )


def result(rng: Random) -> tuple[str, str, str, str]:
    """Code, label, value and unit of one analysis."""
    code, label, unit, low, high = rng.choice(ANALYTES)
    if not high:
        return code, label, rng.choices(("Négatif", "POSITIF", "négatif", "Douteux"), (70, 9, 18, 3))[0], unit
    return code, label, f"{rng.uniform(low, high):.2f}".replace(".", ","), unit
