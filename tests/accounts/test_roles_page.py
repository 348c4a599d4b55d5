"""The page about roles says what the table of roles says."""

from pathlib import Path

from accounts.roles import GRANTS, LABELS, Right, Role

PAGE = Path(__file__).resolve().parents[2] / "docs/reference/roles.md"


def test_the_page_about_roles_is_the_table_of_roles():
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("|")]
    headings, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    roles = {LABELS[role]: role for role in Role}
    told = {
        Right(right): {roles[label] for label, cell in zip(headings[1:], cells, strict=True) if cell == "yes"}
        for right, *cells in rows
    }
    assert told == {right: {role for role in Role if right in GRANTS[role]} for right in Right}
