"""Exercises of the lessons: what is asked, three hints, and a reference solution."""

from dataclasses import dataclass
from functools import cache

from .place import data_dir
from .problems import ContentError, Problem, UnknownName
from .yaml_files import read_yaml

HINTS = 3
SOLUTION_LINES = 8
KEYS = ("id", "ask", "hints", "solution", "why", "sources", "ordered", "tolerance")
NEEDED = KEYS[:6]
