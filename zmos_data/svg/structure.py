"""How elements stand inside one another and refer to one another: no circle, no explosion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zmos_data.svg import limits
from zmos_data.svg.attributes import Attributes
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.styles import Rule, Selector

_PAINT = ("fill", "stroke")


class Node:
    """An element of the drawing.

    Attributes
    ----------
    name : str
        Name of the element.
    line : int
        Line of the file.
    attributes : Attributes
        What is kept of its attributes.
    links : list of Link
        Its references, those of the style sheets too.
    children : list of int
        Positions of the elements directly inside it.
    """

    __slots__ = ("attributes", "children", "line", "links", "name")

    def __init__(self, name: str, line: int, attributes: Attributes) -> None:
        self.name, self.line, self.attributes = name, line, attributes
        self.links = attributes.links
        self.children: list[int] = []

    @property
    def id(self) -> str:
        """The element's id; "" where it has none."""
        return self.attributes.written.get("id", "")

    @property
    def classes(self) -> frozenset[str]:
        """The element's classes."""
        return frozenset(self.attributes.written.get("class", "").split())


def apply_rules(nodes: Iterable[Node], rules: Sequence[Rule]) -> None:
    """Give the references of style sheets to the elements that they are for."""
    by_word: dict[str, list[tuple[Selector, Rule]]] = defaultdict(list)
    for rule in rules:
        for selector in rule.selectors:
            by_word[selector.word].append((selector, rule))
    if not by_word:
        return
    count = 0
    for node in nodes:
        id_, classes = node.id, node.classes
        for word in (f"#{id_}", *(f".{name}" for name in classes), node.name, ""):
            for selector, rule in by_word.get(word, ()):
                if selector.holds(node.name, classes, id_):
                    node.links += rule.links
                    count += len(rule.links)
        _check_count(count, node)


def check_structure(nodes: Sequence[Node]) -> None:
    """Check what a drawing comes to when every reference is followed.

    Parameters
    ----------
    nodes : sequence of Node
        All elements in the order of the file; the first one is the root.

    Raises
    ------
    RefusalError
        With the rule ``cycle``, ``depth`` or ``drawn``.
    """
    if not any(node.links for node in nodes):
        return  # the reader has counted elements and depth
    targets = _targets(nodes)
    size, depth = [0] * len(nodes), [0] * len(nodes)  # 0: not asked; -1: waiting for others
    waiting = [0]
    while waiting:
        index = waiting[-1]
        node = nodes[index]
        below = [*node.children, *(target for _, target in targets[index])]
        if size[index] == 0:
            size[index] = -1
            _check_circle(nodes, node, below, size)
            waiting += [other for other in reversed(below) if size[other] == 0]
            continue
        waiting.pop()
        if size[index] == -1:
            depth[index] = 1 + max((depth[other] for other in below), default=0)
            size[index] = _size(node, targets[index], size)
            if depth[index] > limits.DEPTH:
                raise RefusalError("depth", line=node.line)
            _check_count(size[index], node)


def _targets(nodes: Sequence[Node]) -> list[list[tuple[str, int]]]:
    """Return what each element is drawn with: purpose and position.

    An id that stands twice means both. Paint is drawn where it is a pattern; a gradient is
    only asked for its colours.
    """
    places = defaultdict(list)
    for index, node in enumerate(nodes):
        if node.id:
            places[node.id].append(index)
    targets, count = [], 0
    for node in nodes:
        count += sum(len(places[link.target]) for link in node.links)
        _check_count(count, node)
        targets.append(
            [
                (link.purpose, target)
                for link in node.links
                for target in places[link.target]
                if link.purpose not in _PAINT or nodes[target].name == "pattern"
            ]
        )
    return targets


def _check_count(count: int, node: Node) -> None:
    """Refuse more references, or more elements drawn by them, than a drawing may have."""
    if count > limits.DRAWN_ELEMENTS:
        raise RefusalError("drawn", line=node.line)


def _check_circle(nodes: Sequence[Node], node: Node, below: list[int], size: list[int]) -> None:
    """Refuse an element that is drawn with one that waits for it."""
    for other in below:
        if size[other] == -1:
            raise RefusalError("cycle", f"#{nodes[other].id}", node.line)


def _size(node: Node, targets: list[tuple[str, int]], size: list[int]) -> int:
    """Count the elements that are drawn for one; a pattern on a group paints each one in it."""
    inside = 1 + sum(size[child] for child in node.children)
    inside += sum(size[target] for purpose, target in targets if purpose == "href")
    patterns = sum(size[target] for purpose, target in targets if purpose in _PAINT)
    apart = sum(size[target] for purpose, target in targets if purpose in ("clip-path", "mask"))
    return inside * (1 + patterns) + apart
