"""What stands around every compiled call: errors that repeat no argument, progress bars, results that know their study.

The compiled module hands itself to `guard` when it is loaded.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

from tematik._errors import UsageError

#: Calls on a study whose result goes back to it (for `.method` and what shows passages).
_OF_A_STUDY = (
    "agreement",
    "compare",
    "configurations",
    "consensus",
    "cooccurrence",
    "frequencies",
    "member_check",
    "negative_cases",
    "qca",
    "question_coverage",
    "rival_attributes",
    "rule_sensitivity",
    "sampling",
    "saturation",
    "trace_completeness",
    "triangulate",
)


def guard(core: ModuleType) -> None:
    """Wraps the functions and methods of the compiled module and of its submodules."""
    if os.environ.get("TEMATIK_UNGUARDED"):  # for the tool that writes the stubs: a wrapper hides the signature
        return
    for module in (core, core.metrics):
        for name, member in list(vars(module).items()):
            if isinstance(member, type) and not issubclass(member, BaseException):
                _guard_class(member)
            elif callable(member) and not name.startswith("__"):
                setattr(module, name, _guarded(name, member, remembers=module is core and name in _OF_A_STUDY))


def _guard_class(cls: type) -> None:
    for name, member in list(vars(cls).items()):
        plain = not name.startswith("__") or name in ("__init__", "__call__", "__getitem__")
        if plain and callable(member) and not isinstance(member, (staticmethod, classmethod, type)):
            shown = cls.__name__ if name == "__init__" else f"{cls.__name__}.{name}"
            wrapped = _guarded(shown, member, remembers=shown == "Study.select")
            setattr(cls, name, _inherits(wrapped) if shown == "Cooccurrence.of_group" else wrapped)


def _guarded(shown: str, call: Callable[..., Any], remembers: bool = False) -> Callable[..., Any]:
    @functools.wraps(call)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        bar = None
        if kwargs.get("progress") is True:
            kwargs["progress"] = bar = _progress_bar()
        try:
            result = call(*args, **kwargs)
        except TypeError as error:
            if "Invoked with:" not in str(error):
                raise
            signatures = re.findall(r"^\s+\d+\. (.*)$", str(error), re.MULTILINE)
        else:
            if remembers:
                study = args[0] if args else kwargs["study"]
                result._study, result._revision = study, study.revision
            return result
        finally:
            if bar is not None:
                bar.close()
        # Outside the handler: the compiled message repeats every argument, texts of participants too.
        expected = " or ".join(re.sub(r"^\w+", "", text).replace("self: ", "") for text in signatures)
        raise UsageError("arguments", f"{shown}: the arguments do not fit; expected {expected}", shown)

    return guarded


def _inherits(call: Callable[..., Any]) -> Callable[..., Any]:
    """A method whose result goes back to the study that its object came from."""

    @functools.wraps(call)
    def inheriting(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = call(self, *args, **kwargs)
        if hasattr(self, "_study"):
            result._study, result._revision = self._study, self._revision
        return result

    return inheriting


class _Bar:
    """A `progress` callback that moves a bar of tqdm."""

    def __init__(self, bar: Any) -> None:
        self.bar = bar

    def __call__(self, done: int, total: int) -> bool:
        self.bar.total = total
        self.bar.update(done - self.bar.n)
        return True

    def close(self) -> None:
        self.bar.close()


def _progress_bar() -> _Bar | None:
    """A bar in the terminal or the notebook; None where tqdm is not installed."""
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    return _Bar(tqdm(total=1, leave=False))
