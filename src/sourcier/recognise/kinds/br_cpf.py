"""Brazilian number of a natural person (CPF).

Nine digits and two keys modulo 11.
Source: Receita Federal, Cadastro de Pessoas Físicas.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    first = -weighted(digits, range(10, 1, -1)) % 11 % 10
    second = -(weighted(digits, range(11, 2, -1)) + 2 * first) % 11 % 10
    return Said((first == digits[:, 9]) & (second == digits[:, 10]) & (digits != digits[:, :1]).any(axis=1))


KIND = national_number(
    "br_cpf",
    "BR",
    _rule,
    widths=(11,),
    chance=0.01,
    headers=phrases("CPF, NUM CPF, NUMERO CPF, CPF PACIENTE, CPF NUMBER, CADASTRO PESSOA FISICA"),
    sources=("Receita Federal, Cadastro de Pessoas Físicas",),
    rule="Eleven digits, the last two keys modulo 11.",
)
