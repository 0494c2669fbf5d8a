"""The structure trees of the parts as one (PDF 32000-1, 14.7)."""

from itertools import chain

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


class StructureTree:
    """One Document with what stands below the Document of every part.

    The numbers by which pages and annotations find their elements begin at 0 in every part;
    they are moved up so that none occurs twice.
    """

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root)
        )
        self.kids = Array()
        self.parents: list[tuple[int, Object]] = []
        self.identifiers: dict[bytes, Object] = {}
        self.next_key = 0

    def add(self, source: Pdf, first: int) -> None:
        """The tree of a part whose pages, copied already, begin at page `first`."""
        tree = source.Root.get("/StructTreeRoot")
        if tree is None:
            return
        tree = self.pdf.copy_foreign(tree)
        for document in tree.K:
            for element in document.K:
                element.P = self.document
                self.kids.append(element)
        shift = self.next_key
        nums = list(tree.ParentTree.Nums)
        for key, value in zip(nums[::2], nums[1::2], strict=True):
            self.parents.append((shift + int(key), value))
        if "/IDTree" in tree:
            names = list(tree.IDTree.Names)
            for name, element in zip(names[::2], names[1::2], strict=True):
                self.identifiers[bytes(name)] = element
        for page in list(self.pdf.pages)[first:]:
            if "/StructParents" in page:
                page.StructParents = shift + int(page.StructParents)
            for annotation in page.get("/Annots", ()):
                if "/StructParent" in annotation:
                    annotation.StructParent = shift + int(annotation.StructParent)
        self.next_key = shift + int(tree.ParentTreeNextKey)

    def finish(self) -> None:
        """Write the tree into the catalogue."""
        nums = Array(chain.from_iterable(self.parents))
        self.document.K = self.kids
        self.root.K = Array([self.document])
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=nums))
        self.root.ParentTreeNextKey = self.next_key
        if self.identifiers:
            names = Array()
            for name in sorted(self.identifiers):
                names.extend([String(name), self.identifiers[name]])
            self.root.IDTree = Dictionary(Names=names)
        self.pdf.Root.StructTreeRoot = self.root
