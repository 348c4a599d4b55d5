"""The same sentences for a document: what a workbook calls a sheet is a table there."""

import re
from dataclasses import replace

from imports.understanding.findings import Problem

_NAMED = re.compile(r"\b[Ss]heet “(Table \d+)”")
_NAMED_TWO = re.compile(r"\b[Ss]heets “(Table \d+)” and “(Table \d+)”")
_OPENING = re.compile(r"^(No|The|This|You said that this) sheet\b")


def said_of_tables(sentence: str) -> str:
    """ "Sheet “Table 2” has no headings" is "Table 2 has no headings"; words of the plan stay as they are."""
    sentence = _NAMED_TWO.sub(r"\1 and \2", sentence)
    return _OPENING.sub(r"\1 table", _NAMED.sub(r"\1", sentence))


def problem_of_table(problem: Problem) -> Problem:
    return replace(problem, message=said_of_tables(problem.message))
