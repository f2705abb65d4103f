"""Other tools on the same files: each in its own environment, its labels mapped to ours by `labels.toml`."""

from .environments import PEERS, python_of
from .labels import Guess, guesses

__all__ = ["PEERS", "Guess", "guesses", "python_of"]
