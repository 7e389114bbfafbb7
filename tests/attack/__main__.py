"""The long attack, `make attack`: more committees than the suite has time for, and what the rule costs."""

from __future__ import annotations

import sys

from tests.attack.price import DEAREST, price
from tests.attack.public import attack
from tests.attack.spelled import words_read
from tests.attack.statements import Divided, attack_saved
from tests.attack.worlds import made_up

SAVED = 5
"""In one of so many the open tables are saved month by month: each takes a second."""
DOCUMENTS = ("docx", "pptx", "xlsx", "text")
"""Read whole in one committee of fifty, the parts within parts too."""


def main(worlds: int) -> int:
    """Attack made-up committees no test has seen; 1 when any is placed or told, or the price too high."""
    hidden = placed = read = saved = 0
    for seed in range(10_000, 10_000 + worlds):
        made = made_up(seed, most=5)
        found = made.concealment()
        hidden += len(found.hidden)
        for one in attack(made, found):
            placed += 1
            print(
                f"committee {seed}: {one.what}, {one.truth}, is {one.low:.0f} to {one.high:.0f} by {one.how}"
            )
        for one in attack_saved(Divided.made_up(seed))[1] if seed % SAVED == 0 else ():
            saved += 1
            print(f"committee {seed}: {one.what}, {one.truth}, is placed in saved open tables by {one.how}")
        for line in words_read(made, found, seed, formats=DOCUMENTS if seed % 50 == 0 else ()):
            read += 1
            print(f"committee {seed}: {line} is read")
    paid = price(max(worlds // 10, 10))
    print(f"{worlds} committees, {hidden} hidden rows, {placed} amounts placed within 15 %.")
    print(f"{saved} amounts placed in saved open tables.")
    print(f"{read} telling words read.")
    print(f"Price: {paid} (at most {DEAREST}).")
    return int(placed + read + saved > 0 or paid.times > DEAREST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
