import contextlib

import pytest
from sending_office import SAID, running
from told_people import Office as Told

from sourcier.respond import Outgoing


@pytest.fixture
def server(tmp_path):
    """Start servers; returns a function from mode to the folder in which one keeps its mail."""
    with contextlib.ExitStack() as stack:
        yield lambda mode="starttls": stack.enter_context(running(tmp_path, mode))


@pytest.fixture
def told(tmp_path) -> Told:
    return Told(tmp_path, outgoing=Outgoing(kit=False, language="en", letters=SAID))
