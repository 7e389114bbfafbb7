"""The different words and object lists of a file, each with its place; never amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from socfin.importers.sie.grammar.tokens import ObjectList, object_list


@dataclass(slots=True)
class Words:
    """Different texts, blanks around them left out, in the order they came."""

    places: dict[str, int] = field(default_factory=dict)

    def add(self, texts: Iterable[str]) -> np.ndarray:
        """The places of some texts."""
        places = self.places
        return np.array([places.setdefault(text.strip(), len(places)) for text in texts], np.int32)

    def column(self, places: np.ndarray) -> pd.Categorical:
        """Places as the words they stand for."""
        return pd.Categorical.from_codes(places, pd.Index(list(self.places), dtype="str"))


@dataclass(slots=True)
class Lists:
    """Different object lists, however they are spelled."""

    places: dict[ObjectList, int] = field(default_factory=dict)
    spelled: dict[str, int] = field(default_factory=dict)

    def add(self, insides: Iterable[str]) -> np.ndarray:
        """The places of what stands between some braces."""
        return np.array([self._place(inside) for inside in insides], np.int32)

    def _place(self, inside: str) -> int:
        if inside not in self.spelled:
            self.spelled[inside] = self.places.setdefault(object_list(inside), len(self.places))
        return self.spelled[inside]
