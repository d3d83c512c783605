"""The settings of production with one more kind of paper, which only the benchmark asks for."""

from scrutiny.config.settings import *
from scrutiny.config.settings import PAPER_KINDS as PORTAL_KINDS

PAPER_KINDS = PORTAL_KINDS | {"made": "benchmarks.papers.PAPER"}
