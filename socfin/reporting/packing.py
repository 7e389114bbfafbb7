"""Values of the lower rooms as bytes and back: JSON and arrays of numbers, declared kinds only; no code."""

from __future__ import annotations

import io
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, get_args, get_type_hints

import numpy as np
import pandas as pd

from socfin.frames.declared import categories
from socfin.frames.figures import FrameFigures

Kinds = dict[str, type]


class NotPacked(ValueError):
    """The bytes are not what `packed` gives."""


def packed(value: Any) -> bytes:
    """A value of frozen dataclasses, enums, tuples, sets, dicts and figure frames; TypeError for all else."""
    arrays: list[np.ndarray] = []
    written = json.dumps(_plain(value, arrays), ensure_ascii=False).encode()
    out = io.BytesIO()
    for array in (np.frombuffer(written, dtype="uint8"), *arrays):
        np.lib.format.write_array(out, array, allow_pickle=False)
    return out.getvalue()


def unpacked(content: bytes, kind: type) -> Any:
    """What `packed` was given, which must be of the kind; NotPacked for other bytes."""
    try:
        file, arrays = io.BytesIO(content), []
        while file.tell() < len(content):
            arrays.append(np.lib.format.read_array(file, allow_pickle=False))
        value = _value(json.loads(arrays[0].tobytes()), arrays[1:], kinds_of(kind))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as reason:
        raise NotPacked(str(reason)) from reason
    if not isinstance(value, kind):
        raise NotPacked(f"{type(value).__name__} is no {kind.__name__}")
    return value


@cache
def kinds_of(root: type) -> Kinds:
    """The dataclasses and enums that a value of the kind may hold, by name, as its fields declare them."""
    kinds: Kinds = {}
    ahead: list[Any] = [root]
    while ahead:
        kind = ahead.pop()
        ahead += get_args(kind)
        if not isinstance(kind, type) or kind.__name__ in kinds:
            continue
        if is_dataclass(kind):
            kinds[kind.__name__] = kind
            ahead += [hint for name, hint in get_type_hints(kind).items() if name in _fields(kind)]
        elif issubclass(kind, Enum):
            kinds[kind.__name__] = kind
    return kinds


def _fields(kind: Any) -> list[str]:
    return [field.name for field in fields(kind)]


def _plain(value: Any, arrays: list[np.ndarray]) -> Any:
    """The value as JSON has it; its frames' columns go to the arrays, and their places stand in it."""
    kind = type(value)
    if isinstance(value, Enum):
        return {"a": kind.__name__, "is": value.value}
    if isinstance(value, FrameFigures):
        return {"frame": {name: _column(column, arrays) for name, column in value.frame.items()}}
    if is_dataclass(value):
        return {"a": kind.__name__, "of": [_plain(getattr(value, name), arrays) for name in _fields(value)]}
    if isinstance(value, tuple | list | frozenset):
        return {kind.__name__: [_plain(part, arrays) for part in value]}
    if isinstance(value, dict):
        return {"dict": [[_plain(part, arrays) for part in pair] for pair in value.items()]}
    if isinstance(value, np.generic):
        return _plain(value.item(), arrays)
    if value is None or kind in (str, int, float, bool):
        return value
    raise TypeError(f"{kind.__name__} cannot be packed")


def _column(column: pd.Series, arrays: list[np.ndarray]) -> dict[str, Any]:
    """Words as their numbers, whole numbers as they are and which of them are missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return {"words": list(column.cat.categories), "at": _laid(column.cat.codes.to_numpy(), arrays)}
    if isinstance(column.dtype, pd.Int64Dtype | pd.Int32Dtype):
        whole = column.to_numpy(dtype=str(column.dtype).lower(), na_value=0)
        return {"at": _laid(whole, arrays), "missing": _laid(column.isna().to_numpy(), arrays)}
    return {"at": _laid(column.to_numpy(), arrays)}


def _laid(array: np.ndarray, arrays: list[np.ndarray]) -> int:
    arrays.append(array)
    return len(arrays) - 1


def _value(written: Any, arrays: list[np.ndarray], kinds: Kinds) -> Any:
    if not isinstance(written, dict):
        return written
    if "frame" in written:
        columns = {name: _series(column, arrays) for name, column in written["frame"].items()}
        return FrameFigures(pd.DataFrame(columns))
    if "dict" in written:
        return {_value(key, arrays, kinds): _value(part, arrays, kinds) for key, part in written["dict"]}
    for name, kind in (("tuple", tuple), ("list", list), ("frozenset", frozenset)):
        if name in written:
            return kind(_value(part, arrays, kinds) for part in written[name])
    made = kinds[written["a"]]
    if "is" in written:
        return made(written["is"])
    of = [_value(part, arrays, kinds) for part in written["of"]]
    return made(**dict(zip(_fields(made), of, strict=True)))


def _series(column: dict[str, Any], arrays: list[np.ndarray]) -> pd.Series:
    values = arrays[column["at"]]
    if "words" in column:
        return categories(values, column["words"])
    if "missing" in column:
        return pd.Series(pd.arrays.IntegerArray(values, arrays[column["missing"]]))
    return pd.Series(values)
