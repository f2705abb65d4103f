"""How people can be reached and what that costs, by dated tariffs; whether they must be told at all."""

from .communication import communication_of
from .cost import Reach, plan_of
from .tariffs import Tariff, tariffs

__all__ = ["Reach", "Tariff", "communication_of", "plan_of", "tariffs"]
