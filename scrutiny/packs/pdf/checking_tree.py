"""The structure tree as the checker reads it."""

from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

Id = tuple[int, int]


@dataclass
class Tree:
    """What the elements say: which are there, what they hold, and what the parent tree says."""

    elements: dict[Id, Object] = field(default_factory=dict)
    holds: dict[tuple[Id, int], Id] = field(default_factory=dict)  # page and mark to element
    objects: dict[Id, set[Id]] = field(default_factory=dict)  # element to objects it refers to
    parents: dict[int, object] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def refers_to(self, number: int, thing: object) -> bool:
        """Say whether the element at a number of the parent tree refers to an object."""
        return id_of(thing) in self.objects.get(id_of(self.parents.get(number)), set())


@dataclass
class _Ids:
    known: set[bytes] = field(default_factory=set)
    listed: set[bytes] = field(default_factory=set)
    asked_for: set[bytes] = field(default_factory=set)


def read_tree(file: Pdf, pages: dict[Id, int]) -> Tree:
    """Walk through all elements and note what is wrong with them."""
    tree, ids = Tree(), _Ids()
    root: object = file.Root.get(Name.StructTreeRoot)
    if not isinstance(root, Dictionary):
        tree.faults.append("There is no structure tree.")
        return tree
    tops = _listed(root.get(Name.K))
    if len(tops) != 1 or not _is(tops[0], "Document"):
        tree.faults.append("The structure tree does not have one Document at its top.")
    waiting: list[tuple[object, Object, Object | None]] = [(top, root, None) for top in tops]
    while waiting:
        element, parent, page = waiting.pop()
        if not isinstance(element, Dictionary):
            continue
        if id_of(element) in tree.elements:
            tree.faults.append(f"{_name(element)} is in the tree twice.")
            continue
        tree.elements[id_of(element)] = element
        page = _check_element(tree, element, parent, page, pages)
        _note_ids(tree, ids, element)
        waiting += [(kid, element, page) for kid in _note_kids(tree, element, page, pages)]
    if sum(_is(one, "Document") for one in tree.elements.values()) > 1:
        tree.faults.append("There is a Document within the Document.")
    _read_ids(tree, ids, root)
    _read_parents(tree, root.get(Name.ParentTree))
    return tree


def _check_element(
    tree: Tree, element: Object, parent: Object, page: Object | None, pages: dict[Id, int]
) -> Object | None:
    """Note what is wrong with one element; return the page its content is on."""
    if id_of(element.get(Name.P)) != id_of(parent):
        tree.faults.append(f"{_name(element)} does not point back to what holds it.")
    own = element.get(Name.Pg)
    if own is not None and id_of(own) not in pages:
        tree.faults.append(f"{_name(element)} is on a page that is not in the file.")
    words = (str(element.get(Name.Alt, "")), str(element.get(Name.ActualText, "")))
    if _is(element, "Figure") and not any(word.strip() for word in words):
        where = pages.get(id_of(own)) if own is not None else None
        tree.faults.append(f"A figure on page {where} has no words for it.")
    return own if own is not None else page


def _note_kids(
    tree: Tree, element: Object, page: Object | None, pages: dict[Id, int]
) -> list[object]:
    """Note the content and the objects an element holds; return the elements."""
    below: list[object] = []
    for kid in _listed(element.get(Name.K)):
        if isinstance(kid, int):
            _note_mark(tree, element, page, kid)
        elif isinstance(kid, Dictionary) and Name.Obj in kid:
            tree.objects.setdefault(id_of(element), set()).add(id_of(kid.Obj))
        elif isinstance(kid, Dictionary) and Name.MCID in kid:
            where = kid.get(Name.Pg, page)
            if id_of(where) not in pages:
                tree.faults.append(f"{_name(element)} has content on a page not in the file.")
            elif Name.Stm not in kid:
                _note_mark(tree, element, where, int(kid.MCID))
        else:
            below.append(kid)
    return list(reversed(below))


def _note_mark(tree: Tree, element: Object, page: object, number: int) -> None:
    key = (id_of(page), number)
    if page is None:
        tree.faults.append(f"{_name(element)} has content but no page.")
    elif key in tree.holds:
        tree.faults.append(f"{_name(element)} has content that another element has as well.")
    else:
        tree.holds[key] = id_of(element)


def _note_ids(tree: Tree, ids: _Ids, element: Object) -> None:
    """Ids and the headers of cells (ISO 32000-1, 14.7.2 and 14.8.5.7)."""
    said: object = element.get(Name.ID)
    if isinstance(said, String):
        if bytes(said) in ids.known:
            tree.faults.append(f"Two elements have the id {said}.")
        ids.known.add(bytes(said))
    for attributes in _listed(element.get(Name.A)):
        if isinstance(attributes, Dictionary):
            named = _listed(attributes.get(Name.Headers))
            ids.asked_for |= {bytes(one) for one in named if isinstance(one, String)}


def _read_ids(tree: Tree, ids: _Ids, root: Object) -> None:
    listed = _leaves(root.get(Name.IDTree), Name.Names)
    for key, element in zip(listed[::2], listed[1::2], strict=False):
        if isinstance(key, String):
            ids.listed.add(bytes(key))
            if id_of(element) not in tree.elements:
                tree.faults.append(f"The id {key} is that of no element.")
    if ids.known != ids.listed:
        tree.faults.append("The list of ids is not that of the elements.")
    if list(ids.listed) and [bytes(one) for one in listed[::2]] != sorted(ids.listed):  # type: ignore[call-overload]
        tree.faults.append("The list of ids is not in order.")
    for missing in sorted(ids.asked_for - ids.known):
        tree.faults.append(
            f"A cell names the header {missing.decode('latin-1')}, which is not there."
        )


def _read_parents(tree: Tree, parent_tree: object) -> None:
    flat = _leaves(parent_tree, Name.Nums)
    numbers = [one for one in flat[::2] if isinstance(one, int)]
    if numbers != sorted(set(numbers)):
        tree.faults.append("The parent tree is not in order.")
    tree.parents = dict(zip(numbers, flat[1::2], strict=False))


def _leaves(node: object, key: Name) -> list[object]:
    """Return the entries of a name or number tree, flat."""
    if not isinstance(node, Dictionary):
        return []
    found = _listed(node.get(key))
    for kid in _listed(node.get(Name.Kids)):
        found += _leaves(kid, key)
    return found


def _listed(found: object) -> list[object]:
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def id_of(thing: object) -> Id:
    """Return an object's number in the file, or one that none has."""
    return thing.objgen if isinstance(thing, Object) else (0, 0)


def _is(element: object, kind: str) -> bool:
    return isinstance(element, Dictionary) and element.get(Name.S) == Name(f"/{kind}")


def _name(element: Object) -> str:
    return f"The element {element.get(Name.S)} ({element.objgen[0]})"
