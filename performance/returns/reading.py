"""A file's bytes read into cells, by a process of its own with limits on memory and time."""

from performance.returns.apart import Task, printable, run
from performance.returns.cells import Workbook
from performance.returns.faults import refuse
from performance.returns.transport import unpack


def read(data: bytes, *, name: str, seconds: float, memory_bytes: int) -> Workbook:
    """Return the cells of a workbook; `apart.run` says what the limits are.

    Raises UnreadableFile with a finding that names the file and says what to do.
    """
    answer = run(Task.READ, data, name=name, seconds=seconds, memory_bytes=memory_bytes)
    try:
        return unpack(answer)
    except ValueError as error:
        raise refuse("damaged_file", name=printable(name), part="") from error
