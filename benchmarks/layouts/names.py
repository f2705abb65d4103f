"""Names of invented people: the common ones by hand, the rare ones built from syllables.

In life about a third of the French bear a name that stands on no list of the thousand commonest; here too.
"""

import itertools

import numpy as np

from .text import ranks

_COMMON = """
Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand
Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure André Mercier Blanc Guérin Boyer
Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier
Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas
Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre
Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur
Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard
Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel
Le_Gall Cousin Germain Breton Besson Langlois Rémy Le_Roux Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal
Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier
Collin Chauvin Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon
Lejeune Gilbert Lamy Delaunay Pasquier Carlier Le_Goff Tanguy Le_Corre Riou Cadiou Kerbrat Le_Bihan Guillou Nédélec
Quéméner Jaouen Le_Floch Le_Guen Cariou Prigent Kervella Derrien Bourhis Diallo Traoré Benali Haddad Nguyen Da_Silva
Pereira Ferreira Kaya Yilmaz Kowalski Cissé Ndiaye Bouzid Saïdi Belkacem Cohen Lévy Tran Pham Chen Singh Costa
"""
_HEADS = (
    "Bar Bel Ber Bois Bon Bou Bran Cal Cham Chan Char Cor Cou Dau Del Des Dou Du Fau Fer Fon Four Gau Gir Gour Gra Gué "
    "Ha Hou Jar Jo La Lan Le_Ba Le_Co Le_Gou Lou Mal Mar Mau Mon Mou Pas Per Poi Pou Pra Qué Rai Ri Rou Sal Sau Ta Tho "
    "Tou Val Var Ver Vi Ker Tré Plou"
)
_TAILS = (
    "nier bier din gnon let lier rier sson ttier vois zeau chard dard gault lard mond naud rain teau vert don bert ric "
    "gnac lhac cé dec oué ennec anton ouzo igou avec ellec erin ustier oché auvin"
)
_WOMEN = """
Marie Jeanne Germaine Yvonne Simone Denise Madeleine Paulette Suzanne Odette Lucienne Renée Jacqueline Marcelle
Andrée Ginette Thérèse Huguette Marie-Thérèse Georgette Yvette Raymonde Solange Colette /
Monique Françoise Nicole Michèle Jacqueline Danielle Martine Chantal Annie Christiane Catherine Brigitte Josiane
Marie-Claude Sylvie Dominique Évelyne Jocelyne Véronique Christine Nathalie Isabelle Corinne Marie-Christine
Béatrice /
Stéphanie Céline Sandrine Virginie Karine Valérie Émilie Julie Aurélie Laetitia Élodie Audrey Sabrina Delphine Aude
Hélène Sophie Caroline Fatima Nadia Gaëlle Claire Mélanie Marion Pauline Laura Anaïs Marine /
Léa Manon Emma Chloé Camille Océane Inès Sarah Jade Louise Alice Lina Zoé Lola Juliette Clara Ambre Rose Romane Eva
Maëlys Margaux Yasmine Aïcha Agathe Lucie Mathilde Maéva Noémie Célia
"""
_MEN = """
Jean Pierre René André Marcel Roger Louis Robert Georges Henri Maurice Raymond Paul Lucien Émile Fernand Gaston
Albert Eugène Joseph François Jacques Charles Marius /
Michel Alain Gérard Bernard Daniel Claude Christian Jean-Claude Philippe Patrick Jean-Pierre Serge Guy Yves
Dominique Francis Pascal Thierry Jean-Luc Éric Didier Bruno Gilles Joël Hervé Marc Jean-Marc Denis /
Christophe Stéphane Laurent Frédéric David Nicolas Sébastien Olivier Julien Cédric Guillaume Jérôme Vincent Anthony
Mickaël Mohamed Arnaud Romain Benjamin Karim Damien Grégory Yann Loïc Alexandre Maxime Mathieu Thomas /
Lucas Hugo Théo Enzo Nathan Louis Léo Gabriel Jules Adam Raphaël Arthur Tom Noah Ethan Mathis Clément Baptiste
Quentin Alexis Rayan Mehdi Sacha Malo Nolan Axel Timéo Maël Ewen Corentin
"""
"""Given names of men; as those of women, by cohort, the commonest first."""
COHORTS = (1945, 1970, 1995)
"""First years of birth of the second, third and fourth list of given names."""

_KNOWN = list(dict.fromkeys(name.replace("_", " ") for name in _COMMON.split()))
_BUILT = [(head + tail).replace("_", " ") for head, tail in itertools.product(_HEADS.split(), _TAILS.split())]
FAMILIES = [*_KNOWN, *sorted(set(_BUILT) - set(_KNOWN))]
"""Family names, the commonest first; from `len(_KNOWN)` on they are built."""
GIVEN = list(dict.fromkeys(name for name in f"{_WOMEN}/{_MEN}".replace("/", "").split()))
_PLACE = {name: position for position, name in enumerate(GIVEN)}


def families(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Positions in `FAMILIES`: two thirds common, a third rare."""
    known = ranks(rng, len(_KNOWN), rows, 0.6)
    return np.where(rng.random(rows) < 0.67, known, rng.integers(len(_KNOWN), len(FAMILIES), rows))


def given(rng: np.random.Generator, woman: np.ndarray, year: np.ndarray) -> np.ndarray:
    """Positions in `GIVEN`: by sex, and by the fashion of the year of birth."""
    result = np.zeros(len(woman), np.int64)
    cohort = np.searchsorted(COHORTS, year, side="right")
    for lists, sex in ((_WOMEN, True), (_MEN, False)):
        for number, line in enumerate(lists.split("/")):
            those = np.flatnonzero((woman == sex) & (cohort == number))
            places = np.array([_PLACE[name] for name in line.split()])
            result[those] = places[ranks(rng, len(places), len(those), 0.7)]
    return result
