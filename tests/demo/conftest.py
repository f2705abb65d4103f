import pytest

from sourcier.demo import World, make
from sourcier.demo.layout import columns


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> World:
    return make(tmp_path_factory.mktemp("demo"), seed=2021, scale=0.02)


@pytest.fixture(scope="session")
def scaled(world):
    """A published figure at the scale of the invented case."""
    return lambda figure: round(figure * world.truth.scale)


@pytest.fixture(scope="session")
def undamaged(world) -> dict[str, list[str]]:
    """The cells of the leak by what fills them, from lines that look whole."""
    lines = world.leak.read_bytes().decode("latin-1").split("\r\n")[1:]
    cells = [line.split(";") for line in lines if '"' not in line and "\0" not in line]
    whole = [row for row in cells if len(row) == len(columns())]
    return {place.fill: [row[place.index] for row in whole] for place in columns()}
