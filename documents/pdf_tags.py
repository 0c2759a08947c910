"""What of a PDF is a heading, a paragraph, a table or a picture, for who has it read aloud.

fpdf2 tags the pictures alone, all beside one another, and the file then counts as tagged: a screen
reader would tell the pictures and not a word. Here everything that is written has its place in the
tree, in the order in which it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from fpdf import FPDF
from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import PDFObject, PDFString

Group = Literal["Table", "TR"]
Tag = Literal["H1", "H2", "P", "TH", "TD", "Artifact"]
Scope = Literal["", "Column", "Row"]  # of a head in a table: what it is the head of


class _Element(StructElem):
    """An element of the tree; inside of another it stands on the page of the outermost."""

    __slots__ = ("_outermost", "_own_page", "a")

    _outermost: _Element

    def __init__(self, kind: str, parent: PDFObject, page: int, mark: int | None) -> None:
        self._own_page: Any = None
        self._outermost = parent._outermost if isinstance(parent, _Element) else self
        super().__init__(kind, parent, [] if mark is None else [mark], page)
        self.a: str | None = None

    @property
    def pg(self) -> Any:
        """The page, which fpdf2 tells what stands directly under the document."""
        return self._outermost._own_page

    @pg.setter
    def pg(self, page: Any) -> None:
        self._own_page = page


class _Tree(StructureTreeBuilder):
    """The tree of a file. fpdf2 adds pictures and the outline to it by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: Counter[int] = Counter()  # by page
        self.open: list[_Element] = []
        self.inner: list[_Element] = []

    def __iter__(self) -> Iterator[PDFObject]:
        yield from super().__iter__()
        yield from self.inner

    def next_mcid_for_page(self, page_number: int) -> int:
        return self.marks[page_number]

    def add_marked_content(
        self,
        page_number: int,
        struct_type: str,
        mcid: int | None = None,
        title: str | None = None,
        alt_text: str | None = None,
    ) -> tuple[StructElem, int]:
        """Add an element to the one that is open; without a mark (the outline's) it holds nothing.

        A page lists its marks by their numbers: what has none may not be among them.
        """
        place = self.spid_per_page_number.setdefault(page_number, len(self.spid_per_page_number))
        listed = self.struct_tree_root.parent_tree.nums[place]
        element = self.add(struct_type, page_number, mcid)
        if mcid is not None:
            self.marks[page_number] += 1
            listed.append(element)
        if title is not None:
            element.t = PDFString(title)
        if alt_text is not None:
            element.alt = PDFString(alt_text)
        return element, place

    def add(self, kind: str, page: int, mark: int | None = None) -> _Element:
        """Add an element to the one that is open, else to the document."""
        parent = self.open[-1] if self.open else self.doc_struct_elem
        element = _Element(kind, parent, page, mark)
        parent.k.append(element)
        if self.open:
            self.inner.append(element)
        return element


class Tags:
    """The tags of a file that is being written.

    Attributes
    ----------
    is_in_mark : bool
        Whether what is written is a part of something that has been begun.
    """

    def __init__(self, pdf: FPDF) -> None:
        self._pdf, self._tree = pdf, _Tree()
        pdf.struct_builder = self._tree
        self.is_in_mark = False

    @contextmanager
    def group(self, kind: Group) -> Iterator[None]:
        """Let what is marked meanwhile be parts of a table or of its row; it ends on its page."""
        self._tree.open.append(self._tree.add(f"/{kind}", self._pdf.page))
        yield
        self._tree.open.pop()

    @contextmanager
    def mark(self, tag: Tag, scope: Scope = "") -> Iterator[None]:
        """Say what is written meanwhile; inside of another mark it is a part of that."""
        if self.is_in_mark:
            yield
            return
        self.is_in_mark = True
        self._pdf._out(self._begin(tag, scope))
        yield
        self._pdf._out("EMC")
        self.is_in_mark = False

    def _begin(self, tag: Tag, scope: Scope) -> str:
        if tag == "Artifact":
            return "/Artifact BMC"
        number = self._tree.next_mcid_for_page(self._pdf.page)
        element = self._pdf._add_marked_content(struct_type=f"/{tag}", mcid=number)
        if scope:
            element.a = f"<</O /Table /Scope /{scope}>>"  # type: ignore[attr-defined]
        return f"/{tag} <</MCID {number}>> BDC"
