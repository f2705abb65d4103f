from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.secret import Key
from sourcier.store import QueryFailed, QueryTooBig, Source, Store, StoreDamaged, TableAbsent, ask, identifier

KEY = Key(bytes(range(32)))
NAME = "evidence-0.table-0"
MARK = "BLANDINE-INVENTEE"


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store(tmp_path / "store", KEY)
    with made.writer(NAME) as writer:
        for number in range(4):
            rows = {"nom; --": [f"{MARK}{i % 7}" for i in range(100)], "n": [str(i) for i in range(100)]}
            writer.write(number, pa.record_batch(rows))
        writer.commit()
    return made


def test_a_question_sees_columns_under_the_names_it_gives_them(store):
    sources = {"t": Source(NAME, {"who": "nom; --", "number": 1})}
    answer = store.query("SELECT who, count(*) AS n FROM t GROUP BY 1 ORDER BY 1 LIMIT 2", sources)
    assert answer.to_pylist() == [{"who": f"{MARK}0", "n": 60}, {"who": f"{MARK}1", "n": 60}]


@pytest.mark.parametrize("threads", [1, 2])
def test_a_source_can_be_read_twice_in_one_question(store, threads):
    sources = {"t": Source(NAME, {"n": 1})}
    answer = store.query("SELECT count(*) AS n FROM t a JOIN t b USING (n)", sources, threads=threads)
    assert answer.to_pylist() == [{"n": 100 * 16}]


def test_stored_rows_can_be_joined_with_a_table_in_memory(store):
    sources = {"t": Source(NAME, {"n": 1}), "wanted": pa.table({"n": ["3", "5", "x"]})}
    answer = store.query("SELECT n, count(*) AS rows FROM t JOIN wanted USING (n) GROUP BY n ORDER BY n", sources)
    assert answer.to_pylist() == [{"n": "3", "rows": 4}, {"n": "5", "rows": 4}]


def test_values_go_in_as_parameters_and_are_never_sql(store):
    hostile = "' OR 1=1; DROP TABLE t; --"
    answer = store.query("SELECT count(*) AS n FROM t WHERE n = ?", {"t": Source(NAME, {"n": 1})}, params=[hostile])
    assert answer.to_pylist() == [{"n": 0}]


def test_an_empty_table_answers_with_no_row(tmp_path):
    empty = Store(tmp_path, KEY)
    with empty.writer("nothing") as writer:
        writer.commit()
    answer = empty.query("SELECT count(*) AS n FROM t", {"t": Source("nothing", {"a": "any"})})
    assert answer.to_pylist() == [{"n": 0}]


@settings(deadline=None, max_examples=80)
@given(
    st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1)
    | st.sampled_from(
        ['"; DROP TABLE t; --', '""', "'", "a.b", "select", '" UNION SELECT 1 --', "a\nb", "/*", "?", "$1"]
    )
)
def test_a_quoted_name_is_only_ever_a_name(name):
    answer = ask(f"SELECT {identifier(name)} AS found FROM t", {"t": pa.table({name: ["here"]})})
    assert answer.to_pylist() == [{"found": "here"}]


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_a_name_sql_cannot_have_is_refused(name):
    with pytest.raises(ValueError, match="SQL name"):
        identifier(name)


FORBIDDEN = [
    "SELECT * FROM read_csv('{file}')",
    "SELECT * FROM read_text('{file}')",
    "SELECT * FROM read_parquet('{file}')",
    "SELECT * FROM '{file}'",
    "SELECT * FROM glob('{folder}/*')",
    "COPY t TO '{folder}/out.csv'",
    "ATTACH '{folder}/out.db'",
    "EXPORT DATABASE '{folder}/out'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access=true",
    "SET temp_directory='{folder}'",
    "SET allowed_directories=['{folder}']",
    "SELECT * FROM outside",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_a_question_reaches_no_file_no_setting_and_no_python_variable(tmp_path, sql):
    file = tmp_path / "secret.csv"
    file.write_text(f"a\n{MARK}\n")
    outside = pa.table({"a": ["x"]})
    with pytest.raises((QueryFailed, ValueError)) as caught:
        ask(sql.format(file=file, folder=tmp_path), {"t": outside})
    assert MARK not in str(caught.value)
    assert list(tmp_path.iterdir()) == [file]


def test_no_error_quotes_a_value():
    with pytest.raises(QueryFailed) as caught:
        ask("SELECT a::INTEGER FROM t", {"t": pa.table({"a": [MARK]})})
    assert MARK not in str(caught.value)
    assert caught.value.__context__ is None
    assert MARK not in str(caught.value.what.english())


def test_too_little_memory_is_said_and_nothing_is_spilt(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    numbers = pa.table({"a": [str(i) * 20 for i in range(200_000)]})
    with pytest.raises(QueryTooBig) as caught:
        ask("SELECT a, list(a) FROM t GROUP BY a ORDER BY a", {"t": numbers}, megabytes=5)
    assert "5 MB" in caught.value.what.english()
    assert list(tmp_path.iterdir()) == []


def test_several_threads_may_ask_at_once_and_nothing_stays_behind():
    def one(number: int) -> int:
        table = pa.table({"a": [str(i) for i in range(number)]})
        return ask("SELECT count(*) AS n FROM t", {"t": table}).to_pylist()[0]["n"]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, range(40))) == list(range(40))
    with pytest.raises(ValueError, match="t does not exist"):
        ask("SELECT * FROM t", {})


def test_wrong_sql_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="nothere"):
        ask("SELECT nothere FROM t", {"t": pa.table({"a": ["x"]})})


def test_a_damaged_part_is_named_as_such_through_a_question(store, tmp_path):
    for path in (tmp_path / "store").glob("*/*.parquet"):
        path.write_bytes(path.read_bytes()[:-9] + b"\0" * 9)
    with pytest.raises(StoreDamaged):
        store.query("SELECT count(n) AS c FROM t", {"t": Source(NAME, {"n": 1})})


def test_a_part_damaged_in_the_middle_is_named_as_such_through_a_question(store, tmp_path):
    manifest = store.table(NAME).manifest
    path = tmp_path / "store" / manifest.folder / manifest.parts[2].file
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        store.query("SELECT count(n) AS c FROM t", {"t": Source(NAME, {"n": 1})})


def test_an_absent_table_is_a_typed_error(store):
    with pytest.raises(TableAbsent):
        store.query("SELECT 1 AS a", {"t": Source("absent", {"n": 1})})


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_question_gets_the_same_answer(store, threads):
    sources = {"t": Source(NAME, {"who": 0, "n": 1})}
    sql = "SELECT who, n, count(*) AS c FROM t GROUP BY ALL ORDER BY ALL"
    answers = [store.query(sql, sources, threads=threads) for _ in range(3)]
    assert all(answer.equals(answers[0]) for answer in answers)
