"""The folders of the tree."""

from random import Random

OPEN = (
    "ftp/public", "ftp/public/extract", "ftp/incoming", "www/html/uploads", "www/html/backup", "www/html/.old",
    "www/html/export", "partage/commun", "partage/commun/Temp", "partage/tous/a_trier", "tmp", "var/tmp",
)  # fmt: skip
"""Where everyone reads."""
INNER = (
    "backup/2016", "backup/2018/serveur1", "backup/2019", "migration_2016/extract", "migration_2018/recette",
    "users/poste12/Downloads", "users/poste12/Desktop", "users/poste3/Documents", "users/poste7/Downloads/old",
    "srv/app/tests/data", "srv/app/data", "dev/recette/jeux", "mail/archives", "partage/RH", "partage/facturation",
    "srv/interfaces/archive", "srv/interfaces/erreurs", "support/tickets", "srv/base/dumps", "home/admin",
)  # fmt: skip
_TOPS = ("srv/app", "www/html", "partage/projets", "users/poste3", "dev", "opt/logiciel", "var/log", "home/admin")
_PARTS = [
    "core",
    "lib",
    "assets",
    "img",
    "src",
    "docs",
    "vendor",
    "test",
    "util",
    "api",
    "web",
    "conf",
    "theme",
    "data",
    "old",
    "v2",
    "public",
    "fr",
    "module",
    "node",
]


def planted(rng: Random) -> str:
    """A folder for something planted."""
    return rng.choice(OPEN if rng.random() < 0.5 else INNER)


def plain(rng: Random) -> str:
    """A folder for anything else; now and then one that holds planted files."""
    if rng.random() < 0.12:
        return planted(rng)
    return "/".join((rng.choice(_TOPS), *rng.choices(_PARTS, k=rng.randint(1, 3))))
