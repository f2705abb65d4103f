from functools import lru_cache
from .text import words
@lru_cache(maxsize=1)
def fund_table():
    return words(["015610000", "014510000", "088350000"])
def army_fund():
    return 3
def local_funds(department):
    return [1, 2], [1.0, 1.0]
@lru_cache(maxsize=1)
def insurer_names():
    return words(["MUTUELLE A", "MUTUELLE B"])
@lru_cache(maxsize=1)
def insurer_numbers():
    return words(["75000001", "75000002"])
def insurer_shares():
    return [2.0, 1.0]
