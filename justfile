# One word for what is done often. `just` alone lists the words.

default:
    @just --list

# kinds and speed, one after the other
bench: bench-kinds bench-speed

# which kinds each tool names on the generated layouts (about half an hour, fetches the other tools)
bench-kinds *options:
    uv run python benchmarks/kinds.py {{ options }}

# time against DuckDB, memory, the model case, other tools (needs a quiet machine and about 3 GB of disk)
bench-speed *options:
    uv run python benchmarks/speed.py {{ options }}
