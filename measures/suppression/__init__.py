"""Nobody is found in a table: the one door by which figures about groups of people leave."""

from measures.suppression.release import release
from measures.suppression.tables import Audience, Released, ReleasedTable, Table
from measures.suppression.together import GivenAway, given_away

__all__ = ["Audience", "GivenAway", "Released", "ReleasedTable", "Table", "given_away", "release"]
