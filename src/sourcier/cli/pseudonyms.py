"""The option by which parties stay unnamed until they have answered."""

from collections.abc import Callable
from typing import Any, TypeVar

from sourcier.locale import mark as _

from .parts import option

Function = TypeVar("Function", bound=Callable[..., Any])


def pseudonyms_option(function: Function) -> Function:
    """``--pseudonyms``."""
    text = _("Call parties A, B ... until they have answered, their places and laboratories too.")
    return option("--pseudonyms", "--pseudonymes", "pseudonyms", is_flag=True, help=text)(function)
