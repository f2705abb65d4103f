import pytest

from sourcier.demo.plan import GROUP_LINES, LINES, SHARES, plan
from sourcier.demo.schemes import ARMY


def share(count, of):
    return count / len(of)


def test_at_scale_one_the_plan_holds_the_published_figures():
    whole = plan(1)
    assert sum(one.leak for one in whole) == 491_840
    assert sum(one.leak for one in whole if one.lab.controller.id == "group-loire") == 121_669
    assert sum(one.on_area for one in whole if one.lab.controller.id == "group-morbihan") == 129_277
    assert sum(one.early for one in whole) == 8_403
    for name, figure in SHARES.items():
        assert sum(one.shares.get(name, 0) for one in whole) == figure
    assert LINES - SHARES["no_nir"] == 489_838
    assert LINES - SHARES["no_family_name"] == 478_882


def test_every_share_is_exact_at_any_scale(world, scaled):
    truth = world.truth
    assert truth.lines == truth.people == scaled(LINES)
    assert truth.with_nir == truth.lines - scaled(SHARES["no_nir"])
    assert truth.family_name == truth.lines - scaled(SHARES["no_family_name"])
    assert (truth.landline, truth.mobile) == (scaled(270_569), scaled(159_591))
    assert (truth.emails, truth.passwords) == (scaled(55_738), scaled(14_997))
    assert truth.soldiers == scaled(1_767)
    for title, figure in (("women", 268_983), ("men", 195_828), ("enfant", 13_478), ("bebe", 425), ("soeur", 265)):
        assert truth.civilities[title] == scaled(figure)


def test_the_file_holds_what_the_truth_says_of_its_columns(world, undamaged):
    lost = world.truth.lines - len(undamaged["nir"])
    assert lost <= sum(world.truth.damage.values()) + 1
    by_header = {column.header: column.filled for column in world.truth.columns}
    for header, fill in (("NUMSS", "nir"), ("NOM", "family"), ("MP", "password"), ("commentaire P", "comment_p")):
        found = sum(bool(cell) for cell in undamaged[fill])
        assert by_header[header] - lost <= found <= by_header[header]


def test_patients_mails_are_unique(undamaged):
    mails = [mail for mail in undamaged["email"] if mail]
    assert len(set(mails)) == len(mails) > 1000


def test_doctors_mails_are_few_and_repeat(world):
    assert 0 < world.truth.doctor_emails <= 337


def test_passwords_stand_beside_logins(undamaged):
    pairs = list(zip(undamaged["login"], undamaged["password"], strict=True))
    assert all(bool(login) == bool(password) for login, password in pairs)
    assert any(password.isdigit() for _, password in pairs)
    assert any(password.isalnum() and not password.isdigit() for _, password in pairs)


def test_soldiers_are_known_by_their_fund(world, undamaged):
    found = undamaged["fund"].count(ARMY)
    assert world.truth.soldiers - 3 <= found <= world.truth.soldiers


@pytest.mark.parametrize(
    ("department", "expected"), [("56", 0.36), ("45", 0.22), ("27", 0.20), ("22", 0.06), ("35", 0.06), ("41", 0.03)]
)
def test_prescribers_are_where_the_labs_are(undamaged, department, expected):
    found = sum(code.startswith(department) for code in undamaged["doctor_postcode"])
    assert share(found, undamaged["doctor_postcode"]) == pytest.approx(expected, abs=0.022)


def test_one_group_has_its_share_of_the_file(world, scaled):
    group = sum(lab.lines for lab in world.truth.labs if lab.controller == "group-loire")
    assert group == scaled(GROUP_LINES)


def test_comments_are_sparse(undamaged):
    for fill in ("comment_p", "comment_d"):
        assert 0.01 < share(sum(map(bool, undamaged[fill])), undamaged[fill]) < 0.1


def test_blood_groups_are_filled_for_young_women_first(undamaged):
    rows = [
        (int(born[6:]), title)
        for born, title, group in zip(undamaged["born"], undamaged["title"], undamaged["abo"], strict=True)
        if group and born
    ]
    young = sum(1975 <= year <= 2000 and title in ("MME", "MLE") for year, title in rows)
    assert young / len(rows) > 0.5


def test_counts_of_the_truth_add_up(world):
    truth = world.truth
    assert sum(lab.lines for lab in truth.labs) == truth.lines
    assert sum(truth.civilities.values()) == truth.lines
    assert sum(truth.departments.values()) == truth.lines
    assert sum(truth.months.values()) == truth.lines
    assert truth.women + truth.men == truth.lines
    assert truth.women / truth.lines == pytest.approx(0.579, abs=0.01)
    assert truth.distinct_nir <= truth.with_nir - truth.under_other // 2
