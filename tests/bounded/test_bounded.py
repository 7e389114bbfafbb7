"""Programs of our own are ended before they take the machine with them."""

import pytest

from socfin.bounded import Bounds, BrokeOff, OverBounds, lines

BOUNDS = Bounds(megabytes=200, seconds=1, output=100_000)


def heard(tmp_path, program: str, given: bytes = b"") -> list[bytes]:
    path = tmp_path / "program.py"
    path.write_text(program)
    return list(lines(path, given, BOUNDS))


def test_a_program_says_its_lines_of_what_it_was_given(tmp_path):
    echo = "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())"

    assert heard(tmp_path, echo, b"ett\ntv\xc3\xa5\n") == [b"ett\n", b"tv\xc3\xa5\n"]


@pytest.mark.parametrize(
    "program",
    [
        "while True: pass",
        "x = ' ' * (1 << 30)",
        "print('x' * 200_000)",
        "while True: print('x')",
        "import re; re.match('(a*)*b', 'a' * 40)",
    ],
)
def test_a_program_that_takes_too_much_is_ended(tmp_path, program):
    with pytest.raises(OverBounds):
        heard(tmp_path, program)


def test_a_program_that_fails_is_told_apart_from_one_that_takes_too_much(tmp_path):
    with pytest.raises(BrokeOff):
        heard(tmp_path, "raise ValueError")


def test_the_program_is_told_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("SOCFIN_SECRET_KEY", "hemlig")

    assert b"hemlig" not in b"".join(heard(tmp_path, "import os; print(dict(os.environ))"))
