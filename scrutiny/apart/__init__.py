"""Work on what somebody sent, in a process of its own with limits on memory and time.

Knows no app. A module that can be run with `python -m` takes its own arguments and then SECONDS and
MEMORY_BYTES, calls `limits.limit` before it imports anything large, reads standard input and writes
its answer to standard output.
"""
