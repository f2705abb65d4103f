"""Whatever a server says of a file, it is a file of its folder or none; its words never act."""

from hypothesis import given
from hypothesis import strategies as st

from sourcier.audit.targets.ftp_names import listed_line, machine_line, wire

LINES = (
    ("drwxr-xr-x   2 ftp ftp     4096 Jan 02 2020 out", "out", True, None, "2020-01-02", 0o755),
    ("-rw-rw-rw-   1 1000 1000  41288 Nov 25 17:01 an extract.csv", "an extract.csv", False, 41288, None, 0o666),
    ("lrwxrwxrwx   1 ftp ftp        7 Jan 02 2020 l -> /etc/passwd", "l", False, None, "2020-01-02", 0o777),
    ("01-02-20  09:15AM       <DIR>          old", "old", True, None, None, None),
    ("01-02-20  09:15AM            41288 extract.csv", "extract.csv", False, 41288, None, None),
)


def test_lines_of_unix_and_of_dos_are_understood():
    for line, name, folder, size, day, mode in LINES:
        entry, _ = listed_line(line, "")
        assert (entry.path, entry.folder, entry.size, entry.modified, entry.mode) == (name, folder, size, day, mode)


def test_facts_of_a_file_are_read_and_those_of_the_folder_itself_left():
    entry, _ = machine_line("Type=file;Size=7;Modify=20200102030405.123;UNIX.mode=0664; a b.csv", "out")
    assert (entry.path, entry.size, entry.modified, entry.mode) == ("out/a b.csv", 7, "2020-01-02", 0o664)
    itself, perms = machine_line("type=cdir;perm=flcdmpe; .", "out")
    assert itself is None
    assert "c" in perms


@given(st.text(max_size=300), st.sampled_from(["", "out/2020"]))
def test_no_line_breaks_anything(line, folder):
    for parse in (machine_line, listed_line):
        entry, _ = parse(line, folder)
        assert entry is None or entry.path.startswith(f"{folder}/" if folder else "")


@given(st.binary(max_size=60))
def test_names_go_back_over_the_line_byte_by_byte(name):
    assert wire(name.decode("utf-8", "surrogateescape")).encode("latin-1") == name
