"""Words of the trade: streets, drugs, diagnoses, acts, insurers, laboratories, comments, passwords."""

STREET_TYPES = (
    "rue",
    "rue",
    "rue",
    "rue",
    "avenue",
    "impasse",
    "allée",
    "place",
    "chemin",
    "boulevard",
    "square",
    "route",
)
STREET_NAMES = (
    "de la République", "Victor Hugo", "des Lilas", "du Général de Gaulle", "Jean Jaurès", "de la Gare", "des Écoles",
    "Pasteur", "du Moulin", "de l'Église", "des Acacias", "de Bretagne", "Anatole France", "du Stade", "des Tilleuls",
    "de la Fontaine", "Jules Ferry", "du Maréchal Foch", "de la Liberté", "des Rosiers", "Émile Zola", "de Verdun",
    "Saint-Michel", "du Port", "des Ajoncs", "de Kerlann", "du Bois", "Marcel Pagnol", "des Hirondelles", "de Paris",
    "Pierre Curie", "du Château", "des Peupliers", "Louise Michel", "de la Mairie", "du 8 Mai 1945", "du 11 Novembre",
    "Georges Brassens", "des Champs", "de la Vallée", "du Lavoir", "Jacques Prévert", "des Mésanges", "de la Poste",
)  # fmt: skip
HAMLETS = ("Kervegan", "Le Bourg", "La Ville Neuve", "Kerguen", "La Croix Blanche", "Les Quatre Vents", "Le Pré Vert")

DRUGS = (
    "DOLIPRANE 1000MG CPR", "EFFERALGAN 500MG CPR EFF", "LEVOTHYROX 75MCG CPR", "KARDEGIC 75MG SACHET",
    "SPASFON 80MG CPR", "XARELTO 20MG CPR", "ELIQUIS 5MG CPR", "METFORMINE 850MG CPR", "RAMIPRIL 5MG GELULE",
    "BISOPROLOL 2,5MG CPR", "ATORVASTATINE 20MG CPR", "AMOXICILLINE 1G CPR", "AUGMENTIN 1G SACHET",
    "VENTOLINE 100MCG SPRAY", "INEXIUM 40MG CPR", "TAHOR 10MG CPR", "LASILIX 40MG CPR", "PREVISCAN 20MG CPR",
    "SERESTA 10MG CPR", "LEXOMIL 6MG CPR", "XANAX 0,25MG CPR", "ZYMAD 50000UI SOL BUV", "UVEDOSE 100000UI AMP",
    "TRAMADOL 50MG GELULE", "IXPRIM 37,5MG CPR", "SUBUTEX 8MG CPR", "LANTUS SOLOSTAR 100UI STYLO",
    "NOVORAPID 100UI CARTOUCHE", "JANUMET 50MG CPR", "TRUVADA CPR", "BIKTARVY CPR", "SMECTA 3G SACHET",
    "GAVISCON SUSP BUV", "CELESTENE 2MG CPR", "SOLUPRED 20MG CPR", "AERIUS 5MG CPR", "PLAVIX 75MG CPR",
    "OPTIMIZETTE 75MCG CPR", "LEELOO CPR", "NORLEVO 1,5MG CPR", "ABILIFY 10MG CPR", "SEROPLEX 10MG CPR",
    "DEROXAT 20MG CPR", "TERCIAN 25MG CPR", "METHOTREXATE 2,5MG CPR", "HUMIRA 40MG STYLO", "ENTRESTO 49MG CPR",
    "FORXIGA 10MG CPR",
)  # fmt: skip
DIAGNOSES = (
    "I10", "E11.9", "E78.0", "J45.9", "Z00.0", "N39.0", "K21.9", "F32.9", "M54.5", "B24", "C50.9", "C61", "E03.9",
    "D50.9", "J18.9", "I48.9", "O80.0", "Z38.0", "S72.0", "R07.4", "G40.9", "K35.8", "N18.9", "F10.2", "B18.2",
    "Z95.5", "M17.1", "H25.9", "I21.9", "I50.0", "A41.9", "K80.2", "L40.0", "Z51.1", "C34.9", "E66.0", "F20.0", "G20",
    "N20.0", "T78.4",
)  # fmt: skip
ACTS = (
    "DEQP003", "YYYY600", "ZBQK002", "JNQM001", "HHQE005", "JKHD001", "BGQP002", "NZQK005", "ZCQM008", "QZJA002",
    "HBLD038", "GLQP012", "DZQM006", "ACQK001", "LAQK013", "MZQK003", "PDQK001", "EQQP008", "AHQP003", "HFCC003",
    "NEKA020", "BFGA004",
)  # fmt: skip
INSURERS = (
    "MGEN", "HARMONIE MUTUELLE", "MUTUELLE FAMILIALE", "MALAKOFF HUMANIS", "AG2R LA MONDIALE", "MAAF SANTE",
    "MACIF MUTUALITE", "MUTUELLE GENERALE", "SWISSLIFE PREVOYANCE", "GROUPAMA", "APICIL MUTUELLE", "PRO BTP", "MNH",
    "AESIO MUTUELLE", "GENERATION MUTUELLE", "VIAMEDIS", "ALMERYS", "CNMSS", "MSA", "MUTUELLE BLEUE", "ALLIANZ VIE",
    "AXA FRANCE VIE", "MGP SANTE",
)  # fmt: skip
FUNDS = ("221", "271", "351", "411", "451", "561", "751", "291", "441", "761", "591", "131")
LABS = (
    "LABORATOIRE DU PORT", "LABO DES HALLES", "LBM SAINTE-ANNE", "LABORATOIRE DE LA GARE", "BIOLOGIE DU GOLFE",
    "LABO KERVAL", "LABORATOIRE VAL DE LOIRE", "LBM DES REMPARTS", "LABO DE L'ITON", "LABORATOIRE DES DOUVES",
    "LBM ARMOR", "LABO DU MAIL",
)  # fmt: skip
SITES = (
    "CH VANNES - URGENCES",
    "CH VANNES - CARDIOLOGIE",
    "CH VANNES - MATERNITE",
    "CH VANNES - CHIRURGIE",
    "CH VANNES - SSR",
)
SPECIALITIES = (
    "MEDECINE GENERALE",
    "CARDIOLOGIE",
    "GYNECOLOGIE",
    "PEDIATRIE",
    "DERMATOLOGIE",
    "INFIRMIER",
    "SAGE-FEMME",
)
STATUSES = ("EN ATTENTE", "VALIDE", "ANNULE", "FACTURE")
BLOOD = ("A+", "O+", "B+", "A-", "O-", "AB+", "B-", "AB-")
BLOOD_SHARES = (38, 36, 8, 7, 6, 3, 1, 1)
"""Percent, Établissement français du sang."""

NOTES = (
    "diabète type 2 sous metformine", "grossesse en cours 12 SA", "ne pas prélever bras gauche", "allergie latex",
    "sous XARELTO", "VIH connu suivi CHU", "résultats à faxer au médecin", "patient aveugle, se déplacer à domicile",
    "100 % stérilité", "hépatite C traitée", "cancer du sein opéré en 2014", "veut ses résultats par internet",
    "carte vitale à mettre à jour", "pas de mutuelle", "curage ganglionnaire droit",
    "malaise à la dernière prise de sang", "sous tutelle, appeler sa fille", "impayé 32 euros",
    "dépression, suivi CMP", "prévenir si INR > 4", "PMA FIV 2e essai", "AVK à surveiller",
    "veines difficiles, demander une infirmière", "hémophilie dans la famille", "séjour en EHPAD",
)  # fmt: skip
PASSWORDS = (
    "soleil", "azerty", "doudou", "loulou", "marseille", "chocolat", "bonjour", "princesse", "vanille", "nicolas",
    "caramel", "bretagne", "motdepasse", "chouchou", "tigrou", "papillon", "minou", "Jardin", "Kenavo", "Voiture",
    "poussin",
)  # fmt: skip
PASSWORD_ENDS = ("", "1", "12", "123", "!", "22", "56", "1985", "2010", "*7", "@35", "#9", "69", "007", "1973!", "_x")
MAIL_HOSTS = ("example.com", "example.net", "example.org", "mail.example.com", "orange.example.net", "free.example.org")
