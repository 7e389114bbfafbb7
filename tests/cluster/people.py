"""Readers and controllers who come through nginx, and see whether a page is whole and their own."""

from __future__ import annotations

import hashlib
import random
import re
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

import requests

COMMITTEES = 3
UNITS = ("510", "520", "530")
WRITERS = (("carin0", "cecilia0"), ("carin1", "cecilia1"), ("carin2",))
"""Five controllers, of whom two pairs work with the same committee."""
PASSWORD = "tillit-2022!"
MONTH = "2022-01"
ROW = re.compile(r'data-code="(\d+)"[^>]*>.*?data-label="Utfall">(.*?)</td>', re.DOTALL)
SEEN = re.compile(r'name="seen"(?: value="([^"]*)")?')
SECONDS = 30
"""As long as anyone waits for an answer."""
HEADER = (
    "verksamhet;verksamhetsnamn;överordnad;konto;kontonamn;rad;period;månader;scenario;belopp;prognos_efter"
)


def readers_of(committee: int, readers: int) -> list[str]:
    return [f"petra{committee}-{each}" for each in range(committee, readers, COMMITTEES)]


def month_of(amount: int) -> bytes:
    """The month as a file, with one amount for every unit, in kronor."""
    rows = [f"{unit};;;5020;;;{MONTH};1;{what};-{amount};" for unit in UNITS for what in ("utfall", "budget")]
    return "\n".join([HEADER, *rows]).encode("utf-8-sig")


@dataclass
class Seen:
    """What everybody met, together."""

    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """Pages that mix two publishings, or are another committee's."""
    remarks: list[str] = field(default_factory=list)
    """Texts that were said to be saved."""
    published: list[str] = field(default_factory=list)
    """Checksums of files that were said to be published."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def failed(self) -> int:
        return sum(count for kind, count in self.answers.items() if not kind.startswith(("2", "3")))

    @property
    def share(self) -> float:
        return self.failed / max(sum(self.answers.values()), 1)


class Person(threading.Thread):
    """Someone with a browser, who goes on until it is over."""

    def __init__(self, address: str, name: str, committee: int, seen: Seen) -> None:
        super().__init__(name=name, daemon=True)
        self.address, self.committee, self.seen = address, committee, seen
        self.here = f"{address}/by{committee}"
        self.over = threading.Event()
        self.browser = requests.Session()
        self.chance = random.Random(name)

    def run(self) -> None:
        while not self.over.is_set() and not self.log_in():
            time.sleep(1)
        while not self.over.is_set():
            if not self.step():
                time.sleep(1)  # as a person does whose page was not there
            self.over.wait(self.chance.uniform(*self.pause))

    pause = (2.0, 6.0)
    """Seconds with a page, which is fast; faster still, and it is the queue of two cores that is measured."""

    def step(self) -> bool:
        """One errand; False when something was not answered."""
        raise NotImplementedError

    def log_in(self) -> bool:
        page = f"{self.address}/logga-in/"
        if self.get(page) is None:
            return False
        return self.post(page, {"username": self.name, "password": PASSWORD}) is not None

    def get(self, page: str) -> str | None:
        answer = self._asked("GET", page)
        return None if answer is None else answer.text

    def post(self, page: str, words: dict[str, str], **more: object) -> requests.Response | None:
        token = self.browser.cookies.get("csrftoken", "")
        headers = {"Referer": page}
        return self._asked(
            "POST", page, data={"csrfmiddlewaretoken": token, **words}, headers=headers, **more
        )

    def _asked(self, method: str, page: str, **more: object) -> requests.Response | None:
        """The answer, and what it led to; None when there is none, or it says that it failed."""
        try:
            answer = self.browser.request(method, page, timeout=SECONDS, **more)
            kind = str(answer.status_code)
        except requests.RequestException as reason:
            answer, kind = None, type(reason).__name__
        with self.seen.lock:
            self.seen.answers[kind] += 1
        return answer if answer is not None and answer.ok else None


class Reader(Person):
    """Petra, who looks at the overview and sometimes at another page."""

    def step(self) -> bool:
        page = self.get(f"{self.here}/{MONTH}/")
        if page is not None:
            self.look(page)
            if self.chance.random() < 0.3:
                page = self.get(f"{self.here}/{MONTH}/{self.chance.choice(('prognos/', 'verksamhet/520/'))}")
        return page is not None

    def look(self, page: str) -> None:
        """The units have one amount, that of one publishing of this very committee."""
        amounts = {
            code: re.sub(r"<[^>]*>|\D", "", amount) for code, amount in ROW.findall(page) if code in UNITS
        }
        if len(set(amounts.values())) > 1 or not amounts[UNITS[0]].endswith(str(self.committee)):
            with self.seen.lock:
                self.seen.wrong.append(f"by{self.committee}: {amounts}")


class Writer(Person):
    """Carin, who comments, and every other time hands in the month with other amounts.

    Of two in a committee one comments while the other publishes: a kill meets some of both.
    """

    def __init__(self, address: str, name: str, committee: int, seen: Seen, number: int) -> None:
        super().__init__(address, name, committee, seen)
        self.unit, self.number, self.count = UNITS[number % 2], number, 0

    def step(self) -> bool:
        self.count += 1
        return self.publish() if (self.count + self.number) % 2 else self.comment()

    def comment(self) -> bool:
        page = f"{self.here}/{MONTH}/verksamhet/{self.unit}/"
        shown = self.get(page)
        mark = SEEN.search(shown or "")
        if mark is None:
            return shown is not None
        text = f"{self.name} säger {self.count}."
        answer = self.post(f"{page}kommentar/", {"text": text, "seen": mark[1] or ""})
        if answer is not None and answer.history and text in answer.text:
            with self.seen.lock:
                self.seen.remarks.append(text)
        return answer is not None

    def publish(self) -> bool:
        amount = 1000 * (10 * (1000 * (self.number + 1) + self.count) + self.committee)
        content = month_of(amount)
        kept = self.post(f"{self.here}/uppladdningar/ny/", {}, files={"file": ("januari.csv", content)})
        mark = SEEN.search(kept.text) if kept is not None else None
        if kept is None or mark is None:
            return kept is not None
        words = {"reason": "Nya siffror.", "seen": mark[1] or ""}
        done = self.post(f"{kept.url}publicera/", words)
        if done is not None and "är publicerad." in done.text:
            with self.seen.lock:
                self.seen.published.append(hashlib.sha256(content).hexdigest())
        return done is not None


def everybody(address: str, readers: int, seen: Seen) -> list[Person]:
    people: list[Person] = []
    for committee in range(COMMITTEES):
        people += [Reader(address, name, committee, seen) for name in readers_of(committee, readers)]
        people += [
            Writer(address, name, committee, seen, number) for number, name in enumerate(WRITERS[committee])
        ]
    return people


def end(people: list[Person]) -> None:
    """Everyone finishes what they are at."""
    for each in people:
        each.over.set()
    for each in people:
        with suppress(RuntimeError):
            each.join(2 * SECONDS)
