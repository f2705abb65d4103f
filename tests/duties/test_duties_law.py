"""What holds for every rule: dates, wording, honesty where nothing is known."""

import re
from pathlib import Path

from duty_affairs import AREA, LAB, VENDOR, asked, duty, knew, known, questions

import sourcier.duties
from sourcier.duties import articles, assess
from sourcier.model.acts import Contest
from sourcier.model.duties import FAILED, FINDINGS, NOT_KNOWN
from sourcier.model.parties import Manifest, Party

ROOT = Path(__file__).parents[2]
FOLDER = Path(sourcier.duties.__file__).parent / "articles"


def test_every_file_of_the_folder_is_a_rule_with_its_test_and_its_section():
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    assert len(articles()) == len(files)
    tests = (Path(__file__).parent / "test_duties_articles.py").read_text("utf-8")
    page = (ROOT / "docs" / "why" / "duties.md").read_text("utf-8")
    names = re.findall(r"^def (test_\w+)", tests, re.MULTILINE)
    for stem in files:
        assert any(name.startswith(f"test_{stem}") for name in names), stem
        assert f"`{stem}.py`" in page, stem


def test_the_articles_asked_for_are_there():
    found = {one.article for one in articles()}
    wanted = {"5(1)(c)", "5(1)(e)", "5(1)(f)", "24", "25", "28(3)", "29", "30", "32", "33", "34", "35"}
    assert {f"GDPR {one}" for one in wanted} <= found
    assert "CSP L.1111-8" in found


def test_nothing_is_stated_where_nothing_is_known_but_the_question():
    duties, asked_ = assess(known())
    assert {one.finding for one in duties} == {NOT_KNOWN}
    assert all(not one.for_ and not one.against and one.strength == "not_enough" for one in duties)
    assert {one.party for one in asked_} == {"lab", "vendor", "host"}


def test_no_question_is_put_twice():
    asked_ = [(one.party, one.code, repr(one.params)) for one in questions(known(knew(AREA, "open_access")))]
    assert len(asked_) == len(set(asked_))


def test_facts_that_ended_before_the_rule_was_law_do_not_count():
    early = knew(type(AREA)("area", VENDOR, until="2018-05-24"), "open_access")
    found = duty(known(early), VENDOR, "GDPR 32")
    assert (found.finding, found.before_law) == (NOT_KNOWN, 1)
    on_the_day = knew(type(AREA)("area", VENDOR, until="2018-05-25"), "open_access")
    assert duty(known(on_the_day), VENDOR, "GDPR 32").finding == FAILED


def test_a_contested_fact_stands_and_is_the_weakest_point():
    open_ = knew(AREA, "open_access")
    contest = Contest(VENDOR, "open_access", "area", "It asked for a login")
    found = duty(known(open_, contests=(contest,)), VENDOR, "GDPR 32")
    assert (found.finding, found.weakest, found.for_[0].contested) == (FAILED, "contested", True)
    elsewhere = duty(known(open_, contests=(Contest(LAB, "open_access"),)), VENDOR, "GDPR 32")
    assert not elsewhere.for_[0].contested


def test_every_finding_has_its_strength_its_law_and_what_would_overturn_it():
    for one in assess(known(knew(AREA, "open_access", "shared_account")))[0]:
        assert one.finding in FINDINGS
        assert one.source
        assert one.in_force >= "2018-04-01"
        if one.finding == FAILED:
            assert one.weakest
            assert one.overturned_by


def test_a_party_whose_role_is_not_known_bears_nothing_and_is_asked():
    someone = Manifest((Party("x", "X", "unknown"), Party("y", "Y", "recipient")))
    duties, asked_ = assess(type(known())(someone))
    assert duties == ()
    assert [(one.party, one.code) for one in asked_] == [("x", "which_role")]


def test_every_case_is_named_with_its_date_and_whether_it_was_seen():
    cases = [one for article in articles() for one in article.decided]
    assert all(one.status in ("V", "R") and one.reference and re.match(r"\d{4}", one.date) for one in cases)
    assert "security_of_holding" in asked(known(AREA), VENDOR)
