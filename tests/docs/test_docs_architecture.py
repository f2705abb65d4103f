import re
import tomllib

from docs_pages import ROOT, prose

_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
TEXT = prose(ROOT / "ARCHITECTURE.md")


def _contracts() -> list[dict]:
    return tomllib.loads(prose(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]


def _packages() -> set[str]:
    return {path.parent.name for path in (ROOT / "src" / "sourcier").glob("*/__init__.py")}


def _layers() -> list[list[str]]:
    layers = next(contract["layers"] for contract in _contracts() if contract["type"] == "layers")
    return [layer.replace("sourcier.", "").split(" | ") for layer in layers]


def test_every_package_is_described_and_every_description_has_its_package():
    assert sorted(name for name, _, _ in _ROW.findall(TEXT)) == sorted(_packages())


def test_every_package_has_its_layer():
    assert {name for layer in _layers() for name in layer} == _packages()


def test_packages_are_listed_in_the_order_of_the_import_law():
    rank = {name: place for place, layer in enumerate(reversed(_layers())) for name in layer}
    listed = [rank[name] for name, _, _ in _ROW.findall(TEXT)]
    assert listed == sorted(listed)


def test_every_contract_is_told():
    assert [contract["name"] for contract in _contracts() if contract["name"] not in TEXT] == []


def test_every_package_stands_in_the_diagram():
    diagram = TEXT.split("```")[1]
    assert [name for name in sorted(_packages()) if not re.search(rf"\b{name}\b", diagram)] == []
