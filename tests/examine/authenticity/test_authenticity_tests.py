import pkgutil

import numpy as np
import pytest

from sourcier.examine.authenticity import tests as folder
from sourcier.examine.authenticity.registry import trials
from sourcier.examine.authenticity.verdict import outcomes_of
from sourcier.locale.names import TRIALS
from worlds import fakes, genuine_demo, genuine_plain, genuine_town
from worlds.world import World, cohort

ROWS = 4000


@pytest.fixture(scope="module")
def real() -> World:
    return genuine_demo.whole(3, 0.01)


@pytest.fixture(scope="module")
def outcomes(real):
    rng = np.random.default_rng(9)
    worlds = {
        "real": real,
        "copied": fakes.independent(rng, real),
        "aware": fakes.key_aware(rng, ROWS),
        "careful": fakes.careful(rng, ROWS),
        "made": fakes.generator(rng, ROWS),
        "naive": fakes.naive(rng, ROWS),
    }
    return {name: {test.name: test for test in outcomes_of(cohort(world))} for name, world in worlds.items()}


def test_every_file_of_the_folder_is_a_test_with_a_name_people_can_read():
    names = [module.name for module in pkgutil.iter_modules(folder.__path__)]
    assert sorted(names) == [trial.name for trial in trials()] == sorted(TRIALS)


def test_a_test_expects_what_it_calls_present_and_more_than_what_it_calls_absent():
    for trial in trials():
        assert trial.absent <= trial.present <= trial.expected, trial.name


def test_the_model_case_lacks_no_structure(outcomes):
    assert [name for name, test in outcomes["real"].items() if test.code == "unlike"] == []


@pytest.mark.parametrize(
    ("world", "name"),
    [
        ("copied", "nir_birth"),
        ("copied", "nir_sex"),
        ("copied", "given_sex"),
        ("copied", "postcode_commune"),
        ("copied", "birth_follows_home"),
        ("copied", "fund_follows_home"),
        ("copied", "columns_depend"),
        ("aware", "birth_follows_home"),
        ("aware", "birth_near_home"),
        ("aware", "birth_in_maternity"),
        ("aware", "order_small"),
        ("aware", "phone_region"),
        ("aware", "house_numbers"),
        ("aware", "surname_tail"),
        ("careful", "birth_in_maternity"),
        ("careful", "blood_groups"),
        ("made", "nir_birth"),
        ("made", "given_year"),
        ("made", "sundays"),
        ("made", "ages"),
        ("naive", "nir_key"),
    ],
)
def test_what_a_faker_forgets_is_unlike(outcomes, world, name):
    assert outcomes[world][name].code == "unlike"


@pytest.mark.parametrize("name", ["nir_key", "sundays", "surname_tail", "ages", "order_small", "blood_groups"])
def test_copied_columns_keep_their_margins_so_that_these_never_speak_alone(outcomes, name):
    assert outcomes["copied"][name].code != "unlike"
    assert next(trial for trial in trials() if trial.name == name).speaks_for <= 0.1


def test_what_a_careful_faker_knows_counts_as_there(outcomes):
    assert outcomes["careful"]["given_year"].code == "as_expected"
    assert outcomes["careful"]["nir_birth"].code == "as_expected"


def test_at_a_hundred_rows_most_tests_say_not_enough():
    codes = [
        test.code
        for seed in range(10)
        for test in outcomes_of(cohort(fakes.careful(np.random.default_rng(seed), 100)))
        if test.name not in ("duplicates", "misfits")
    ]
    assert codes.count("not_enough") > len(codes) / 3
    big = [t.code for t in outcomes_of(cohort(fakes.careful(np.random.default_rng(1), 20_000)))]
    assert big.count("not_enough") / len(big) < codes.count("not_enough") / len(codes) / 1.5


def test_a_tenth_of_invented_rows_is_noted(real):
    rng = np.random.default_rng(2)
    extra = real.rows // 9
    fake = fakes.generator(rng, extra)
    names = {kind: name for name, kind in fake.kinds.items()}
    blank = fakes.pa.array([""] * extra)
    filler = World({n: fake.columns[names[k]] if k in names else blank for n, k in real.kinds.items()}, real.kinds)
    test = next(t for t in outcomes_of(cohort(fakes.below(real, filler))) if t.name == "misfits")
    assert test.code == "partly"
    assert 0.85 < test.effect < 0.95


def test_the_season_of_births_is_found_in_a_large_file_and_its_lack_too():
    def season(world):
        return next(test for test in outcomes_of(cohort(world)) if test.name == "month_of_birth")

    assert season(genuine_demo.whole(1, 0.12)).code == "as_expected"
    even = genuine_plain.draw(np.random.default_rng(4), 60_000)
    assert season(even).code == "unlike"


def test_a_childs_line_is_judged_by_the_year_of_the_parents_number():
    world = genuine_town.draw(np.random.default_rng(30), 3000, "paediatric")
    found = {test.name: test for test in outcomes_of(cohort(world))}
    assert found["place_exists"].code == "as_expected"
    assert "nir_birth" not in found or found["nir_birth"].code != "unlike"


def test_people_born_abroad_with_an_unknown_birthday_make_a_heap_that_a_faker_has_not():
    abroad = genuine_town.draw(np.random.default_rng(31), 3000, "born abroad")
    assert next(t for t in outcomes_of(cohort(abroad)) if t.name == "birth_heap").code == "as_expected"


def test_a_sex_written_the_other_way_round_still_agrees():
    world = genuine_town.draw(np.random.default_rng(8), 1000)
    swapped = fakes.pa.compute.if_else(fakes.pa.compute.equal(world.columns["sex"], "F"), "M", "F")
    found = {test.name: test.code for test in outcomes_of(cohort(world.put(sex=swapped)))}
    assert found["nir_sex"] == found["given_sex"] == "as_expected"


@pytest.mark.parametrize("rows", [0, 1, 2, 7])
def test_a_handful_of_rows_is_no_trouble_and_tells_nothing(rows):
    world = genuine_town.draw(np.random.default_rng(1), 50).take(np.arange(rows))
    assert all(test.code != "unlike" for test in outcomes_of(cohort(world)))


def test_blank_columns_and_strange_values_are_no_trouble():
    world = genuine_town.draw(np.random.default_rng(1), 200)
    blank = fakes.pa.array([""] * 200)
    strange = fakes.pa.array(["\0", "=1+1", "<script>", "9" * 80, "é" * 80, "-", "0", "99/99/9999"] * 25)
    for filler in (blank, strange):
        for name in world.columns:
            outcomes_of(cohort(world.put(**{name: filler})))
        outcomes_of(cohort(world.put(**dict.fromkeys(world.columns, filler))))
