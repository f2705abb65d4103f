from pathlib import Path

import pytest
from docs_pages import ROOT, anchors, documents, links, name_of, prose

DOCUMENTS = [name_of(path) for path in documents()]
EXPECTED = (
    "docs/tutorial/first-leak.md",
    "docs/fr/prise-en-main.md",
    "docs/how-to/README.md",
    "docs/reference/README.md",
    "docs/why/README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    page = ROOT / name
    for link in links(page):
        if "://" in link or link.startswith("mailto:"):
            continue
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("name", EXPECTED)
def test_documents_are_there(name):
    assert name in DOCUMENTS


@pytest.mark.parametrize("folder", ["how-to", "reference", "why"])
def test_every_page_is_listed_in_its_folder(folder):
    pages = {path.name for path in (ROOT / "docs" / folder).glob("*.md")} - {"README.md"}
    assert pages <= {link.partition("#")[0] for link in links(ROOT / "docs" / folder / "README.md")}


def test_no_document_names_a_place_of_some_machine():
    tops = {path.name for path in Path("/").iterdir() if path.is_dir()} | {"home", "root", "tmp", "Users"}
    for name in DOCUMENTS:
        text = prose(ROOT / name)
        named = [top for top in sorted(tops) for before in (" ", "`", "(", '"', "\n") if f"{before}/{top}/" in text]
        assert named == [], name


def test_the_licence_is_whole():
    text = (ROOT / "LICENCE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text
