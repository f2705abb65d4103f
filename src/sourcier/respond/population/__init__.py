"""Who stands in the leak, whose they are, and which sorts of data each row holds: a few numbers per row.

population = population_of(case, examination, manifest, workers=workers, progress=progress)
population.persons, population.controller, population.held, population.said
"""

from .controllers import LabClaimedTwice, controllers_of
from .population import NOBODY, NOWHERE, Population, population_of
from .said import ABOUT_THEM

__all__ = ["ABOUT_THEM", "NOBODY", "NOWHERE", "LabClaimedTwice", "Population", "controllers_of", "population_of"]
