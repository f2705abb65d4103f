"""How invented national numbers are drawn: at random until python-stdnum takes them, or by plain arithmetic."""

# ruff: noqa: ARG001, ARG005  # every maker is told birth and sex, and few need both

import importlib
import random
from collections.abc import Callable
from datetime import date, timedelta

from stdnum import luhn, verhoeff
from stdnum.br import cpf
from stdnum.iso7064 import mod_11_10
from stdnum.tr import tckimlik

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Draw = Callable[[random.Random, date, str], str]


def day_of_birth(rng: random.Random) -> date:
    return date(1930, 1, 1) + timedelta(days=rng.randrange(365 * 90))


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def accepted(
    module: str, head: Callable[[random.Random, date, str], str], free: int, signs: str = "0123456789"
) -> Draw:
    """Draw what the birth leaves open until stdnum takes the number."""
    known = importlib.import_module(f"stdnum.{module}")

    def draw(rng: random.Random, born: date, sex: str) -> str:
        while True:
            start = head(rng, born, sex) + (digits(rng, free - 1) if free > 1 else "")
            for sign in rng.sample(signs, len(signs)):
                try:
                    if known.is_valid(start + sign):
                        return start + sign
                except KeyError:
                    continue

    return draw


def sexed(rng: random.Random, sex: str, *, man_odd: bool = True) -> str:
    return rng.choice("13579" if (sex == "M") == man_odd else "02468")


def keyed(body: str, weights: tuple[int, ...], modulus: int, sign: int = 1) -> int:
    return sign * sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % modulus


def bulgarian(rng, born, sex):
    month = born.month + (40 if born.year >= 2000 else 0)
    return f"{born:%y}{month:02d}{born:%d}{digits(rng, 2)}{sexed(rng, sex, man_odd=False)}"


def czech(rng, born, sex):
    born = max(born, date(1954, 1, 1) + (born - date(1930, 1, 1)) / 2)
    return f"{born:%y}{born.month + (50 if sex == 'F' else 0):02d}{born:%d}{digits(rng, 3)}"


def baltic(rng, born, sex):
    lead = (3 if born.year < 2000 else 5) + (sex == "F")
    return f"{lead}{born:%y%m%d}{digits(rng, 3)}"


def danish(rng, born, sex):
    seventh = rng.choice("0123" if born.year < 2000 else "4567") if born.year < 2037 else "4"
    start = f"{born:%d%m%y}{seventh}"
    while True:
        body = start + digits(rng, 2) + sexed(rng, sex)
        if sum(int(d) * w for d, w in zip(body, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11 == 0:
            return body
        if rng.random() < 0.001:
            return body


def finnish(rng, born, sex):
    sign = "-" if born.year < 2000 else "A"
    order = rng.randrange(2, 900)
    order += (order % 2 == 1) != (sex == "M")
    number = f"{born:%d%m%y}{min(order, 899):03d}"
    return f"{born:%d%m%y}{sign}{number[6:]}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(number) % 31]}"


def icelandic(rng, born, sex):
    for pair in range(100):
        body = f"{born:%d%m%y}{(pair * 7 + rng.randrange(3)) % 100:02d}"
        key = -keyed(body, (3, 2, 7, 6, 5, 4, 3, 2), 11) % 11
        if key < 10:
            return f"{body[:6]}-{body[6:]}{key}{'9' if born.year < 2000 else '0'}"
    raise AssertionError


def korean(rng, born, sex):
    lead = (1 if born.year < 2000 else 3) + (sex == "F")
    return f"{born:%y%m%d}{lead}{rng.randrange(96):02d}{digits(rng, 3)}"


def latvian(rng, born, sex):
    return f"{born:%d%m%y}{1 if born.year < 2000 else 2}{digits(rng, 3)}"


def norwegian(rng, born, sex):
    order = rng.randrange(0, 500) if born.year < 2000 else rng.randrange(500, 1000)
    order += (order % 2 == 1) != (sex == "M")
    return f"{born:%d%m%y}{min(order, 499 if born.year < 2000 else 999):03d}{digits(rng, 1)}"


def polish(rng, born, sex):
    return f"{born:%y}{born.month + (20 if born.year >= 2000 else 0):02d}{born:%d}{digits(rng, 3)}{sexed(rng, sex)}"


def romanian(rng, born, sex):
    lead = (1 if born.year < 2000 else 5) + (sex == "F")
    return f"{lead}{born:%y%m%d}{rng.randrange(1, 47):02d}{digits(rng, 3)}"


def swedish(rng, born, sex):
    return f"{born:%y%m%d}-{digits(rng, 2)}{sexed(rng, sex)}"


def yugoslav(first: int, last: int) -> Draw:
    def head(rng, born, sex):
        order = rng.randrange(500) + (500 if sex == "F" else 0)
        return f"{born:%d%m}{born.year % 1000:03d}{rng.randint(first, last)}{order:03d}"

    return accepted("si.emso", head, 1)


def ukrainian(rng, born, sex):
    return f"{(born - date(1899, 12, 31)).days:05d}{digits(rng, 3)}{sexed(rng, sex)}"


def south_african(rng, born, sex):
    return f"{born:%y%m%d}{rng.randrange(5000) + (5000 if sex == 'M' else 0):04d}{rng.choice('0001')}8"


def italian(rng, born, sex):
    day = born.day + (40 if sex == "F" else 0)
    name = "".join(rng.choice("BCDFGLMNPRSTVZ") for _ in range(6))
    town = rng.choice("ABCDEFGHL") + digits(rng, 3)
    return f"{name}{born:%y}{'ABCDEHLMPRST'[born.month - 1]}{day:02d}{town}"


def mexican(rng, born, sex):
    name = "".join(rng.choice("BCDFGLMNPRSTVZ") for _ in range(4))
    inner = "".join(rng.choice("BCDFGLMNPRSTVZ") for _ in range(3))
    state = rng.choice(("DF", "JC", "NL", "PL", "VZ", "MC"))
    return f"{name}{born:%y%m%d}{'H' if sex == 'M' else 'M'}{state}{inner}{'0' if born.year < 2000 else 'A'}"


def chinese(rng, born, sex):
    return f"{rng.choice(('110101', '310101', '440103', '500101'))}{born:%Y%m%d}{digits(rng, 2)}{sexed(rng, sex)}"


def belgian(rng, born, sex):
    order = rng.randrange(1, 997)
    order += (order % 2 == 1) != (sex == "M")
    body = f"{born:%y%m%d}{order:03d}"
    key = 97 - int(("2" if born.year >= 2000 else "") + body) % 97
    return f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{key:02d}"


def austrian(rng, born, sex):
    while True:
        body = f"{rng.randrange(100, 1000)}0{born:%d%m%y}"
        key = keyed(body, (3, 7, 9, 0, 5, 8, 4, 2, 1, 6), 11)
        if key < 10:
            return f"{body[:3]}{key} {body[4:]}"


def kvnr(rng, born, sex):
    letter = rng.choice(LETTERS)
    body = digits(rng, 8)
    total = 0
    for place, digit in enumerate(f"{ord(letter) - 64:02d}{body}"):
        product = int(digit) * (1 + place % 2)
        total += product // 10 + product % 10
    return f"{letter}{body}{total % 10}"


def luxembourgish(rng, born, sex):
    body = f"{born:%Y%m%d}{digits(rng, 3)}"
    return body + luhn.calc_check_digit(body) + verhoeff.calc_check_digit(body)


def medicare(rng, born, sex):
    body = rng.choice("23456") + digits(rng, 7)
    return f"{body}{keyed(body, (1, 3, 7, 9, 1, 3, 7, 9), 10)}{rng.choice('123')}"


def taj(rng, born, sex):
    body = digits(rng, 8)
    return f"{body[:3]} {body[3:6]} {body[6:]}{keyed(body, (3, 7) * 4, 10)}"


def nino(rng, born, sex):
    pair = rng.choice(("AB", "CE", "HJ", "JK", "LM", "NR", "PW", "SA", "TY", "WX", "YZ"))
    return f"{pair}{digits(rng, 6)}{rng.choice('ABCD')}"


def hkid(rng, born, sex):
    letter, body = rng.choice(LETTERS), digits(rng, 6)
    total = 36 * 9 + (ord(letter) - 55) * 8 + keyed(body, (7, 6, 5, 4, 3, 2), 10**6)
    return f"{letter}{body}({'0123456789A'[-total % 11]})"


def nric(rng, born, sex):
    letter, body = ("S" if born.year < 2000 else "T"), digits(rng, 7)
    total = keyed(body, (2, 7, 6, 5, 4, 3, 2), 10**6) + (4 if letter == "T" else 0)
    return f"{letter}{body}{'JZIHGFEDCBA'[total % 11]}"


def taiwanese(rng, born, sex):
    place = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
    letter = rng.choice(LETTERS)
    code = place.index(letter) + 10
    body = ("1" if sex == "M" else "2") + digits(rng, 7)
    total = code // 10 + code % 10 * 9 + keyed(body, (8, 7, 6, 5, 4, 3, 2, 1), 10**6)
    return f"{letter}{body}{-total % 10}"


def nhi(rng, born, sex):
    signs = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    while True:
        body = "".join(rng.choice(signs) for _ in range(3)) + digits(rng, 3)
        values = [signs.index(sign) + 1 for sign in body[:3]] + [int(sign) for sign in body[3:]]
        rest = sum(value * weight for value, weight in zip(values, (7, 6, 5, 4, 3, 2), strict=True)) % 11
        if rest:
            return f"{body}{(11 - rest) % 10}"


def plain(module: str, width: int, signs: str = "0123456789", lead: str = "") -> Draw:
    return accepted(module, lambda rng, born, sex: rng.choice(lead) if lead else "", width - bool(lead), signs)


def ssn(rng, born, sex):
    return f"{rng.randrange(1, 660):03d}-{rng.randrange(1, 100):02d}-{rng.randrange(1, 10000):04d}"


def brazilian(rng: random.Random) -> str:
    body = digits(rng, 9)
    return next(body + key for key in (f"{number:02d}" for number in range(100)) if cpf.is_valid(body + key))


def idnr(rng: random.Random) -> str:
    signs = rng.sample("0123456789", 9)
    signs.append(rng.choice(signs))
    rng.shuffle(signs)
    body = "".join(signs)
    return idnr(rng) if body[0] == "0" else body + mod_11_10.calc_check_digit(body)


def kimlik(rng: random.Random) -> str:
    body = rng.choice("123456789") + digits(rng, 8)
    return body + tckimlik.calc_check_digits(body)
