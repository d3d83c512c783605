"""The checks on a return: each is one row of a table, to be read, tested and added to as such."""

from performance.returns.checks.table import CHECKS

__all__ = ["CHECKS"]
