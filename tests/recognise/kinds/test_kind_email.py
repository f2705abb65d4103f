from hypothesis import given
from hypothesis import strategies as st
from kinds_support import PRINTABLE, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.email import KIND

ATOMS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_+-", min_size=1, max_size=10)
LABELS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=10)


@given(
    st.lists(ATOMS, min_size=1, max_size=4),
    st.lists(LABELS, min_size=1, max_size=4),
    st.sampled_from(["fr", "org", "example"]),
)
def test_atoms_at_labels_are_valid(atoms, labels, top):
    address = f"{'.'.join(atoms)}@{'.'.join([*labels, top])}"
    assert all_valid(KIND, address, address.upper())


def test_accented_and_encoded_domains_are_valid():
    assert all_valid(KIND, "rené@exemple.fr", "a@bücher.example", "a@xn--bcher-kva.example", "a@b.xn--p1ai")


def test_what_is_no_address_is_not_valid():
    assert none_valid(
        KIND,
        "a@b",
        "@b.fr",
        "a@",
        "a b@c.fr",
        "a@@b.fr",
        ".a@b.fr",
        "a.@b.fr",
        "a..b@c.fr",
        "a@-b.fr",
        "a@b-.fr",
        "a@b.f",
        "a@b.f1",
        "a@b..fr",
        "a@192.168.0.1",
        "a@b.fr;c@d.fr",
        "x" * 65 + "@b.fr",
        "neant",
    )


def test_a_hostile_value_takes_linear_time():
    assert none_valid(KIND, "a" * 60 + "@" + "a-" * 50_000 + "!", "a." * 100_000)


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [PRINTABLE] * 12)
