"""The little of Jinja that a Word template may use: placeholders, for, if and a few filters; nothing else.

Every source is checked before it is run, so that a template meets neither attributes, calls nor arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateAssertionError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from socfin.documents.word.template.links import FILTER, Marks
from socfin.documents.word.template.placeholders import PAGED, PLACEHOLDERS, Kind, Placeholder

OF_JINJA = ("capitalize", "default", "join", "length", "lower", "upper")
FILTERS = (*OF_JINJA, FILTER)
LAST = f"Filtret ”{FILTER}” står sist: {{{{{{{{ totalt.utfall|{FILTER} }}}}}}}}."
NO_PAGE = (
    f"Filtret ”{FILTER}” passar inte för ”{{}}”: det gäller siffror som har en egen sida, som totalt.utfall."
)
LOOP = Placeholder(
    "loop",
    "",
    Kind.GROUP,
    tuple(Placeholder(name, "") for name in ("index", "first", "last", "length")),
)
COMPARED = (
    "Det går bara att jämföra text med == och !=, till exempel totalt.ton == 'underskott'. "
    "Vill du veta om något finns: {% if beslut %}."
)
PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const, nodes.Filter,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in Swedish, and on which line of the source (a line is a paragraph)."""

    line: int
    message: str


class Language(ImmutableSandboxedEnvironment):
    """Jinja without its globals, with few filters, that runs nothing it has not checked."""

    def __init__(self, marks: Marks) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in OF_JINJA} | {FILTER: marks.mark}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for fault in faults_of(tree):
            raise TemplateAssertionError(fault.message, fault.line)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value out of our own lists; SecurityError for anything of Python's."""
        if isinstance(obj, Mapping):
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in {part.name for part in LOOP.parts}:
            return getattr(obj, attribute)
        raise SecurityError(f"”{attribute}” går inte att nå i en mall.")

    def call(self, *_: Any, **__: Any) -> Any:
        """Nothing may be called: always SecurityError."""
        raise SecurityError("En mall får inte anropa något.")


def faults(source: str) -> list[Fault]:
    """Everything in a source that is wrong or not allowed, in the order it stands."""
    try:
        tree = ImmutableSandboxedEnvironment().parse(source)
    except TemplateSyntaxError as error:
        return [Fault(error.lineno, explained(error))]
    return sorted(faults_of(tree), key=lambda fault: fault.line)


def faults_of(tree: nodes.Template, *, unread: tuple[str, ...] = ()) -> Iterator[Fault]:
    """The same of a source that could be read; nothing is said of what `unread` stands for."""
    top = {placeholder.name: placeholder for placeholder in PLACEHOLDERS}
    top |= {name: Placeholder(name, "", Kind.UNREAD) for name in unread}
    for node in tree.body:
        yield from _walk(node, top)


def asked_for(source: str) -> set[str]:
    """The placeholders that a readable source names at the top."""
    known = {placeholder.name for placeholder in PLACEHOLDERS}
    tree = ImmutableSandboxedEnvironment().parse(source)
    return {node.name for node in tree.find_all(nodes.Name)} & known


Scope = dict[str, Placeholder]


def _walk(node: nodes.Node, scope: Scope) -> Iterator[Fault]:
    if not isinstance(node, PLAIN):
        yield Fault(node.lineno, _refusal(node))
    elif isinstance(node, nodes.Name | nodes.Getattr):
        yield from _resolved(node, scope)[1]
    elif isinstance(node, nodes.For):
        yield from _loop(node, scope)
    elif isinstance(node, nodes.Output):
        for printed in node.nodes:
            if isinstance(printed, nodes.Const):
                yield Fault(node.lineno, _refusal(printed))
            yield from _walk(printed, scope)
            yield from _unprintable(printed, scope)
    else:
        if isinstance(node, nodes.Filter):
            yield from _filter(node, scope)
        elif isinstance(node, nodes.Compare) and not _is_plain(node, scope):
            yield Fault(node.lineno, COMPARED)
        for part in node.iter_child_nodes():
            yield from _walk(part, scope)


def _filter(node: nodes.Filter, scope: Scope) -> Iterator[Fault]:
    if node.name not in FILTERS:
        yield Fault(node.lineno, f"Filtret ”{node.name}” finns inte. Det finns {', '.join(FILTERS)}.")
    elif node.kwargs or node.dyn_args or node.dyn_kwargs or not all(map(_is_text, node.args)):
        yield Fault(node.lineno, f"Filtret ”{node.name}” tar bara text inom citattecken.")
    elif isinstance(node.node, nodes.Filter) and node.node.name == FILTER:
        yield Fault(node.lineno, LAST)
    elif isinstance(node.node, nodes.Name | nodes.Getattr):
        placeholder = _resolved(node.node, scope)[0]
        if placeholder and node.name == FILTER and not _has_page(placeholder):
            yield Fault(node.lineno, NO_PAGE.format(placeholder.name))
        elif placeholder and not _suits(node.name, placeholder):
            yield Fault(node.lineno, f"Filtret ”{node.name}” passar inte för ”{placeholder.name}”.")


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str)


def _is_plain(node: nodes.Compare, scope: Scope) -> bool:
    """Whether two texts are asked to be the same or not; amounts are texts, no more can be asked of them."""
    (operand, *more) = node.ops
    sides = (node.expr, operand.expr)
    return (
        not more
        and operand.op in ("eq", "ne")
        and all(_is_text(side) or _is_shown(side, scope) or _is_index(side) for side in sides)
    )


def _is_shown(node: nodes.Node, scope: Scope) -> bool:
    shown = _resolved(node, scope)[0] if isinstance(node, nodes.Name | nodes.Getattr) else None
    return shown is not None and shown.kind in (Kind.TEXT, Kind.UNREAD)


def _is_index(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and type(node.value) is int


def _has_page(given: Placeholder) -> bool:
    """Whether a placeholder is of figures that have a page of their own."""
    return given.kind is Kind.UNREAD or given in PAGED


def _suits(name: str, given: Placeholder) -> bool:
    if given.kind is Kind.LIST:
        return name == "length" or (name == "join" and not given.parts)
    return given.kind in (Kind.TEXT, Kind.UNREAD)


def _loop(node: nodes.For, scope: Scope) -> Iterator[Fault]:
    """A list is gone through; inside a loop only lists of the thing at hand, so that nothing grows wild."""
    if node.recursive or not isinstance(node.target, nodes.Name):
        yield Fault(node.lineno, "Skriv slingan så här: {% for rad in verksamheter %}.")
        return
    source, wrong = _resolved(node.iter, scope)
    yield from wrong or _ungoable(node, source, scope)
    inner = scope | {"loop": LOOP, node.target.name: _at_hand(node.target.name, source)}
    for part in (*node.body, *([node.test] if node.test else [])):
        yield from _walk(part, inner)
    for part in node.else_:
        yield from _walk(part, scope)


def _ungoable(node: nodes.For, source: Placeholder | None, scope: Scope) -> Iterator[Fault]:
    """Why a loop cannot go through what it names, if it cannot."""
    if source is None or source.kind is Kind.UNREAD:
        return
    if source.kind is not Kind.LIST:
        yield Fault(node.lineno, f"”{source.name}” är ingen lista och kan inte gås igenom med for.")
    elif "loop" in scope and not isinstance(node.iter, nodes.Getattr):
        yield Fault(node.lineno, f"Listan ”{source.name}” kan inte gås igenom inne i en annan slinga.")


def _at_hand(name: str, source: Placeholder | None) -> Placeholder:
    """What a loop's own name stands for, so that what is wrong inside it is met whatever its list is."""
    if source is None or source.kind is not Kind.LIST:
        return Placeholder(name, "", Kind.UNREAD)
    return Placeholder(name, "", Kind.GROUP if source.parts else Kind.TEXT, source.parts)


def _resolved(node: nodes.Node, scope: Scope) -> tuple[Placeholder | None, list[Fault]]:
    """The placeholder that a name or a dotted name means."""
    if isinstance(node, nodes.Name):
        placeholder = scope.get(node.name)
        wrong = [] if placeholder else [Fault(node.lineno, _unknown(node.name, scope))]
        return placeholder, wrong
    if isinstance(node, nodes.Getattr):
        above, wrong = _resolved(node.node, scope)
        if above is None:
            return None, wrong
        if above.kind is Kind.UNREAD:
            return above, wrong
        parts = {part.name: part for part in above.parts} if above.kind is Kind.GROUP else {}
        placeholder = parts.get(node.attr)
        unknown = _unknown(f"{above.name}.{node.attr}", parts)
        return placeholder, [] if placeholder else [Fault(node.lineno, unknown)]
    return None, [Fault(node.lineno, _refusal(node))]


def _unprintable(node: nodes.Node, scope: Scope) -> Iterator[Fault]:
    if not isinstance(node, nodes.Name | nodes.Getattr):
        return
    placeholder = _resolved(node, scope)[0]
    if placeholder and placeholder.kind is Kind.LIST:
        message = f"”{placeholder.name}” är en lista: gå igenom den med {{% for … in {placeholder.name} %}}."
        yield Fault(node.lineno, message)
    elif placeholder and placeholder.kind is Kind.GROUP:
        name, part = placeholder.name, placeholder.parts[0].name
        message = f"”{name}” har flera delar: skriv en av dem, till exempel {{{{ {name}.{part} }}}}."
        yield Fault(node.lineno, message)


def _unknown(name: str, among: Mapping[str, Placeholder]) -> str:
    own, _, last = name.rpartition(".")
    close = get_close_matches(last.lower(), among, 1, cutoff=0.6)
    meant = f" Menade du ”{own + '.' if own else ''}{close[0]}”?" if close else ""
    return f"Platshållaren ”{name}” finns inte.{meant}"


def _refusal(node: nodes.Node) -> str:
    if isinstance(node, nodes.Call):
        return "En mall får inte anropa funktioner. Ta bort parenteserna."
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr):
        return "En mall får inte räkna. Alla belopp är färdiga."
    if isinstance(node, nodes.Getitem):
        return "Hakparenteser får inte användas. Skriv namnet med punkt: totalt.utfall."
    if isinstance(node, nodes.Tuple):
        return "Komma får inte stå mellan klamrarna. Delar skrivs med punkt: totalt.utfall."
    if isinstance(node, nodes.Const):
        return "Text ska stå utanför klammerparenteserna."
    words = {"FromImport": "import", "Assign": "set", "AssignBlock": "set", "Test": "is", "Concat": "~"}
    word = words.get(type(node).__name__, type(node).__name__.lower())
    return f"”{word}” får inte användas i en mall. Det som finns är platshållare, for och if."


def explained(error: TemplateSyntaxError) -> str:
    """What Jinja says of a source it cannot read, in Swedish."""
    reason = error.message or ""
    if unclosed := re.search(r"innermost block that needs to be closed is '(\w+)'", reason):
        word = unclosed[1]
        return f"{{% {word} … %}} avslutas aldrig. Lägg till {{% end{word} %}}."
    if unknown := re.search(r"unknown tag '(\w+)'", reason):
        word = unknown[1]
        if word.startswith("end") or word in ("else", "elif"):
            return f"{{% {word} %}} har ingen början."
        return f"Instruktionen {{% {word} %}} finns inte. Det som finns är for och if."
    if "No filter named" in reason:
        return f"Filtret finns inte. Det finns {', '.join(FILTERS)}."
    return "Det som står mellan klammerparenteserna går inte att läsa. Skriv till exempel {{ slutsats }}."
