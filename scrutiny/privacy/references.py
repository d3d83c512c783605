"""Whether a case reference is pseudonymous: it says which case, and nothing of the child."""

import re
import unicodedata

from scrutiny.privacy.findings import found_in

REFERENCE_MAX = 40
_INSTEAD = "Use the case's pseudonymous reference, such as C-1042."
# Control, format (among them the marks that turn the direction of writing), surrogate and private
# characters, and the separators of lines: none of them can be seen.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_PART = re.compile(r"[^\W\d_]{3,}")


def faults_of_reference(reference: str) -> tuple[str, ...]:
    """Return what is wrong with a reference, each a full sentence and what to do; none is right.

    A reference without any figure reads like a name, and so do two words, or two joined by a
    hyphen, whatever figures stand beside them.

    >>> faults_of_reference("C-1042"), len(faults_of_reference("J Smith"))
    ((), 1)
    """
    return tuple(f"{fault} {_INSTEAD}" for fault in _faults(reference.strip(" ")))


def _faults(reference: str) -> list[str]:
    if not reference:
        return ["The reference is empty."]
    faults = []
    if len(reference) > REFERENCE_MAX:
        faults.append(
            f"The reference has {len(reference)} characters and may have {REFERENCE_MAX}."
        )
    if any(unicodedata.category(letter) in _UNSEEN for letter in reference):
        faults.append("The reference holds characters that cannot be seen.")
    faults += [f"The reference holds {finding.words}." for finding in found_in(reference)]
    if _reads_like_a_name(reference):
        faults.append("The reference reads like a name.")
    return faults


def _reads_like_a_name(reference: str) -> bool:
    if not any("0" <= letter <= "9" for letter in reference):
        return True
    words = [word for word in re.split(r"[\s,]+", reference) if _WORD.fullmatch(word)]
    return len(words) > 1 or any(len(_PART.findall(word)) > 1 for word in words)
