"""Chapters on stories and responsibilities: page, terminal, letters, what may be shared, and who stays unnamed."""

import dataclasses
import re
from pathlib import Path

import pytest
from weighed_affair import answered, duty, ground, stories, weighed, with_names

import sourcier
from sourcier.duties import articles
from sourcier.locale import Texts
from sourcier.locale.names import ARTICLES, DUTIES, MEASURES
from sourcier.model.acts import CLAUSES as CLAUSE_CODES
from sourcier.model.acts import MEASURES as MEASURE_CODES
from sourcier.model.duties import FAILED
from sourcier.model.hypotheses import STORIES as STORY_CODES
from sourcier.model.hypotheses import STRENGTHS
from sourcier.model.hypotheses import TERMS as TERM_CODES
from sourcier.report import duty_questions, duty_sentences, ratios, render, story_sentences
from sourcier.report.changes import render_changes
from sourcier.report.pseudonyms import Pseudonyms, letters
from sourcier.report.question_letters import question_letters
from sourcier.report.responsibilities import responsibilities_of
from sourcier.report.trace import render_trace
from sourcier.report.trace_edition import trace_edition

RULES = Path(sourcier.__file__).parent / "duties"


def _words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.replace("\u202f", " ").replace("\xa0", " ")))


def test_every_code_of_the_rules_has_its_sentence_in_both_languages(texts):
    source = "".join(path.read_text("utf-8") for path in RULES.rglob("*.py"))
    facts = set(re.findall(r'Fact\(\s*"(\w+)"', source)) | {"measure_shown", "measure_said", "measure_absent"}
    told = {f"{code}_{end}" for code in ("notified", "controllers_told") for end in ("late", "in_time")}
    facts |= {*told, "aware_not_notified", "aware_not_controllers_told", "measure_not_applied"}
    asks = set(re.findall(r'Ask\(\s*"(\w+)"', source)) | {"which_role", "when_controllers_told"}
    assert facts <= set(duty_sentences.GROUNDS)
    assert asks == set(duty_questions.QUESTIONS)
    assert all(f'"{code}"' in source or code == "contested" for code in duty_sentences.GROUND_WEAKEST)
    for article in articles():
        assert article.article in ARTICLES
        assert article.duty in DUTIES
        assert set(article.defence) <= set(MEASURES)
    assert set(MEASURE_CODES) <= set(MEASURES)
    assert set(CLAUSE_CODES) == set(duty_sentences.CLAUSES)
    for table in (duty_sentences.GROUNDS, duty_questions.QUESTIONS, duty_sentences.GROUND_WEAKEST):
        assert all(texts.language == "en" or texts.gettext(text) != text for text in table.values())


def test_nothing_is_proved_and_nobody_is_guilty(texts):
    every = [*duty_sentences.GROUNDS.values(), *duty_questions.QUESTIONS.values(), *story_sentences.STORIES.values()]
    for text in every:
        assert not re.search(r"\b(proves?|proven|guilty|prouve|coupable)\b", texts.gettext(text))


def test_every_story_term_and_strength_has_its_words(english):
    assert set(STORY_CODES) == set(story_sentences.STORIES) == set(story_sentences.SHORT)
    assert set(TERM_CODES) == set(story_sentences.TERMS)
    for strength in STRENGTHS:
        assert ratios.strength_said(strength, english) != strength
    assert ratios.strength_said("strong_against", english) == "strong support for the others"


RATIOS = (
    (0.0, "about as likely under either"),
    (0.25, "about as likely under either"),
    (0.4, "about 2.5 times likelier"),
    (2.0, "about 100 times likelier"),
    (2.61, "about 400 times likelier"),
    (-1.0, "about 10 times less likely"),
)


@pytest.mark.parametrize(("log10_lr", "said"), RATIOS)
def test_a_ratio_has_no_more_digits_than_it_is_worth(log10_lr, said, english):
    assert ratios.ratio_said(log10_lr, english) == said
    assert "at least" in ratios.ratio_said(3.0, english, capped=True)


def test_a_layman_reads_the_best_story_its_rival_and_what_to_ask(examination, english):
    words = _words(render(examination, "html", english, trace=weighed()))
    assert "This tends to show that the file came from “Open transfer area”: the facts are then at least 400" in words
    assert "moderately strong support" in words
    assert "It explains 91.2% of the rows, between 89.0% and 93.0%." in words
    assert "Next comes: “Current base”. The facts are about 30 times likelier under the first." in words
    assert "“Open transfer area” is left with 90.0%, “Current base” with 3.0%." in words
    assert (
        "an inventory of “Current base” that says when each person was last seen, to be asked of “LABO DU PORT”"
        in words
    )
    assert "Weakest point: how many rows stand there; without it: about 4 times likelier" in words
    assert "912 of 1,000 rows of the file stand there: about 300 times likelier" in words
    assert "Of 912 rows dated on both sides, the last visit is the same in 900: about 6.3 times likelier" in words
    assert "No ratio above 1,000 is told" in words


def test_the_page_says_what_failed_what_was_kept_and_what_is_not_known(examination, english):
    words = _words(render(examination, "html", english, trace=weighed()))
    assert "“SANOLAB” failed in: nothing beyond instructions and security" in words
    assert "1 controller ordered in writing, and nothing speaks against its orders." in words
    assert "“Open transfer area” holds 41 rows (6.4% of 640) outside the dates of the order “order-1”." in words
    assert "was open to anyone. The party says that it is not so." in words
    assert "Answered by what speaks for its being kept." in words
    assert "Nothing is known of: Register of processing (GDPR art. 30)." in words
    assert "Somebody (somewhere, 2020; from memory, to be checked)" in words
    assert "2 facts ended before the rule was law and do not count." in words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_signs_are_read_aloud_and_drawings_have_title_and_table(examination, language):
    page = render(examination, "html", Texts(language), trace=weighed(), changes=answered())
    cells = re.findall(r'<td class="sign-cell">(.*?)</td>', page, re.DOTALL)
    assert cells
    assert all('class="unseen"' in cell for cell in cells)
    assert page.count('class="bar balance" aria-hidden="true"') == 7
    assert 'id="stories-table-0"' in page
    assert "<script" not in page


def test_the_terminal_tells_both_chapters(english):
    text = " ".join(render_trace(weighed(), english, "text").split())
    assert "Hypotheses This tends to show that the file came from “Open transfer area”" in text
    assert "✗ Security (GDPR art. 32) Tends to show it was failed: strong" in text
    assert "✓ Written instructions (GDPR art. 28(3)(a)) Tends to show it was kept: strong" in text


def test_parties_of_whom_the_same_is_found_share_a_column(english):
    trace = weighed()
    twin = tuple(dataclasses.replace(one, party="lab2") for one in trace.duties if one.party == "lab")
    named = (*trace.names, dataclasses.replace(trace.names[0], id="lab2", name="LABO DES HALLES"))
    both = dataclasses.replace(trace, duties=(*trace.duties, *twin), names=named)
    columns = responsibilities_of(both, english).columns
    assert [one.names for one in columns] == [("SANOLAB",), ("LABO DU PORT", "LABO DES HALLES")]


def test_without_stories_or_duties_there_are_no_such_chapters(examination, english):
    bare = dataclasses.replace(weighed(), hypotheses=(), weighing=(), duties=(), questions=())
    page = render(examination, "html", english, trace=bare)
    assert 'id="hypotheses"' not in page
    assert 'id="duties"' not in page


def test_what_is_shared_hides_small_counts_and_their_shares(examination, english):
    few = ground("rows_outside_order", order="order-1", holding="area", rows=4, of=640, share=0.006)
    few_story = dataclasses.replace(
        stories()[0], explained=dataclasses.replace(stories()[0].explained, rows=995, best=0.995)
    )
    trace = dataclasses.replace(
        weighed(),
        duties=(duty("vendor", "GDPR 29", "only_on_instruction", FAILED, for_=(few,)),),
        hypotheses=(few_story,),
    )
    shown = trace_edition(trace, "shareable")
    assert shown.duties[0].for_[0].params["rows"] < 0
    assert shown.duties[0].for_[0].params["share"] < 0
    assert shown.hypotheses[0].explained.best < 0
    words = _words(render(examination, "html", english, "shareable", trace=trace, changes=answered()))
    assert "(0.6% of" not in words
    assert "99.5%" not in words
    assert "<11 rows" in words.replace("&lt;", "<")


def test_crafted_names_do_not_act(examination, english):
    crafted = with_names(weighed(), vendor="<script>alert(1)</script>\x1b[2J", area='"><img src=x>')
    page = render(examination, "html", english, trace=crafted, changes=answered())
    assert "<script>" not in page
    assert "<img" not in page
    text = render_trace(crafted, english, "text") + "".join(
        letter for _, _, letter in question_letters(crafted, english)
    )
    assert "\x1b[2J" not in text


def test_a_letter_tells_a_party_its_own_facts_and_numbered_questions(english):
    found = question_letters(weighed(), english)
    assert [(party, name) for party, name, _ in found] == [
        ("lab", "questions-01-lab.txt"),
        ("vendor", "questions-02-vendor.txt"),
    ]
    lab, vendor = (" ".join(letter.split()) for _, _, letter in found)
    assert "To: SANOLAB" in vendor
    assert "1. Who opened “Open transfer area”" in vendor
    assert "holds 41 rows (6.4% of 640)" in vendor
    assert "41 rows" not in lab
    assert all(len(line) <= 78 for _, _, letter in found for line in letter.split("\n"))


def test_a_letter_is_french_where_its_reader_is(french):
    letter = question_letters(weighed(), french)[1][2]
    assert "Objet : fuite de données personnelles" in letter.replace("\xa0", " ").replace("\u202f", " ")
    assert "Qui a ouvert" in letter


def test_before_and_after_are_told_for_what_moved_and_counted_for_the_rest(english):
    text = render_changes(answered(), weighed(), english, "text")
    assert "It brought: 1 measure and 2 facts contested." in text
    assert (
        "“Open transfer area”: before about 400 times likelier (moderately strong support); now about 10 times" in text
    )
    assert (
        "SANOLAB, register of processing (GDPR art. 30): before not known; now tends to show it was kept (weak)."
        in text
    )
    assert "Share of the file in “Open transfer area”: before 91.2%; now 80.0%." in text
    assert "1 ratio is as it was." in text
    assert "1 duty is as it was." in text
    assert "1 question is settled." in text


def test_until_they_have_answered_parties_are_letters_everywhere(examination, english):
    labs = tuple(dataclasses.replace(one, label="LABO01") for one in examination.labs[:1])
    seen = dataclasses.replace(examination, labs=labs)
    names = Pseudonyms.of(weighed(), frozenset(), english)
    page = render(
        names.examined(seen), "html", english, trace=names.applied(weighed()), changes=names.applied(answered())
    )
    for name in ("SANOLAB", "LABO DU PORT", "Open transfer area", "Current base", "LABO01"):
        assert name not in page
    assert "Place 1 of party B" in page
    assert "Laboratory 1 of party A" in page
    text = render_trace(names.applied(weighed()), english, "json")
    assert not re.search(r'"(vendor|area|base)"', text)


def test_whoever_has_answered_bears_its_name_and_the_others_keep_their_letter(english):
    names = Pseudonyms.of(weighed(), frozenset({"lab"}), english)
    shown = {one.id: one.name for one in names.applied(weighed()).names}
    assert shown["lab"] == "LABO DU PORT"
    assert "Party B" in shown.values()
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_two_holdings_of_one_label_are_told_apart_by_their_party(english):
    twin = with_names(weighed(), area="Current base")
    text = " ".join(render_trace(twin, english, "text").split())
    assert "the file came from “Current base, SANOLAB”" in text
    assert "“Current base, LABO DU PORT”" in text


def test_where_no_story_is_decided_on_the_page_does_not_say_so(examination, english):
    first, second, *others = stories()
    open_ = dataclasses.replace(first, posterior=0.2, prior=0.0125, capped=False, log10_lr=1.3, strength="moderate")
    rival = dataclasses.replace(second, posterior=0.79, prior=0.2)
    trace = dataclasses.replace(
        weighed(), hypotheses=(open_, rival, *(dataclasses.replace(o, posterior=0.01) for o in others))
    )
    words = _words(render(examination, "html", english, trace=trace))
    assert "The facts speak most for this story, and do not decide: the file came from “Open transfer area”" in words
    assert "The facts are about 4.1 times likelier under the first." in words
    assert "is left with 20.0%, “Current base” with 79.0%." in words
    near = dataclasses.replace(trace, hypotheses=(open_, dataclasses.replace(rival, prior=0.05), *trace.hypotheses[2:]))
    assert "Between these two the facts do not tell." in _words(render(examination, "html", english, trace=near))


def test_places_of_one_label_stay_apart_under_letters(english):
    twin = with_names(weighed(), area="Current base")
    shown = Pseudonyms.of(twin, frozenset(), english).applied(twin)
    holdings = [(one.name, one.party) for one in shown.names if one.sort == "holding"]
    assert holdings == [("Place 1 of party B", "Party B"), ("Place 1 of party A", "Party A")]
