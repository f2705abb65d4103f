# One word for what is done often. `just` alone lists the words.

default:
    @just --list

# all that CI runs: style, types, import rules, every test
test *options:
    python3 start.py test {{ options }}

# style, types and import rules only
check:
    python3 start.py check

# translations: collect the sentences, compile the catalogue
messages:
    uv run python tools/messages.py

# the reading laws with thirty times as many examples (about half an hour)
test-thorough:
    SOURCIER_THOROUGH=1 uv run pytest -q tests/property

# kinds and speed, one after the other
bench: bench-kinds bench-speed

# which kinds each tool names on the generated layouts (about half an hour, fetches the other tools)
bench-kinds *options:
    uv run python benchmarks/kinds.py {{ options }}

# marks against attacks, beside other tools; innocent copies; time (about half an hour, fetches another tool)
bench-marks *options:
    uv run python benchmarks/marks.py {{ options }}

# time against DuckDB, memory, the model case, other tools (needs a quiet machine and about 3 GB of disk)
bench-speed *options:
    uv run python benchmarks/speed.py {{ options }}

# rows and megabytes a second of each format, beside the obvious other program (ten minutes, fetches the others)
bench-formats *options:
    uv run python benchmarks/formats.py {{ options }}

# lists, letters and mails a minute: people, letters, mails
bench-letters *options:
    PYTHONPATH=tests/respond uv run python benchmarks/letters.py {{ options }}

# audits of a made tree beside other tools: recall, false alarms, time (about half an hour, fetches the other tools)
bench-audit *options:
    uv run python benchmarks/audit.py {{ options }}

# whether ratios of stories are what they say: accuracy, Cllr, false certainty, on fresh worlds (about ten minutes)
bench-weigh *options:
    uv run --with lir python benchmarks/weigh.py check {{ options }}

# the calibration table of the stories, anew (about ten minutes)
weigh-table *options:
    uv run python benchmarks/weigh.py fit {{ options }}
