"""File names as people send them, made safe to show and to offer for download."""

import unicodedata


def plain_name(name: str, *, most: int = 120) -> str:
    r"""Return the last part of a file's name without control or direction marks.

    >>> plain_name("../../etc/passwd")
    'passwd'
    >>> plain_name("")
    'unnamed'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"}
    ).strip()
    if len(kept) > most:
        stem, dot, ending = kept.rpartition(".")
        kept = (
            f"{stem[: most - len(ending) - 1]}{dot}{ending}"
            if dot and len(ending) < 8
            else kept[:most]
        )
    return kept if kept.strip(".") else "unnamed"
