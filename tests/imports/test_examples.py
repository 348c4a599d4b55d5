"""Plans of many bodies in many layouts: each is read as a careful person reads it, and nothing of it is lost."""

import pytest

from imports.files.cells import Workbook
from imports.files.limits import LIMITS
from imports.files.reading.reader import read
from imports.understanding.accounting import account_for
from imports.understanding.answers import Answers
from imports.understanding.plan import understand
from tests.imports.examples import (
    beside,
    county_council,
    directorates,
    district_council,
    documents,
    exports,
    london_borough,
    many_bodies,
    more_documents,
    nhs_trust,
    on_a_page,
    other_shapes,
    police_force,
    rows_below,
    schools,
    sections,
    statuses,
    text_files,
    ticks,
    university,
    versions,
    welsh_council,
)
from tests.imports.examples.expecting import Example
from tests.imports.examples.reading import differences

EXAMPLES = (
    beside.BESIDE,
    beside.WARTS,
    county_council.BANNERS_AND_KEY,
    directorates.DIRECTORATES,
    directorates.SIDEWAYS,
    district_council.MERGED,
    district_council.ONCE,
    documents.NUMBERED,
    documents.CUT,
    documents.HEADINGS_BETWEEN,
    exports.PROJECT,
    exports.MOVED_IN,
    exports.BOARD,
    london_borough.SHEETS,
    many_bodies.FIRE,
    many_bodies.HOUSING,
    many_bodies.AUTHORITY,
    many_bodies.CHARTER,
    many_bodies.SCHOOL,
    many_bodies.COUNCIL,
    many_bodies.OUTCOMES,
    more_documents.LISTS,
    more_documents.OUTCOMES,
    nhs_trust.FIGURES_ABOVE,
    nhs_trust.DOMAINS,
    on_a_page.HORIZONS,
    on_a_page.YEARS,
    on_a_page.SIDE_BY_SIDE,
    on_a_page.ACCESS_PLAN,
    other_shapes.TRANSPOSED,
    other_shapes.CARDS,
    other_shapes.MATRIX,
    police_force.QUARTERS,
    rows_below.UPDATES,
    rows_below.STACKED,
    rows_below.PREFACE,
    schools.OBJECTIVES,
    schools.YEARS,
    sections.YEARS,
    sections.PERCENT,
    sections.NOTHING_PLANNED,
    statuses.COLOURS,
    statuses.SENTENCES,
    statuses.COMPLETED,
    statuses.SIDE_BY_SIDE,
    text_files.SEMICOLONS,
    text_files.UTF_16,
    text_files.TABS,
    ticks.TICKS,
    ticks.YEARS,
    university.TWO_ROWS,
    university.BANNER_ROWS,
    versions.OLD,
    versions.LATE,
    welsh_council.BOTH_LANGUAGES,
    welsh_council.TWICE,
    welsh_council.TWO_COLUMNS,
)
every_example = pytest.mark.parametrize("example", EXAMPLES, ids=[each.file_name for each in EXAMPLES])


@every_example
def test_an_example_is_read_as_a_careful_person_reads_it(example: Example) -> None:
    assert differences(example, example.build()) == []


@every_example
def test_nothing_of_an_example_is_lost(example: Example) -> None:
    packed = {**read(example.build(), LIMITS), "file_name": example.file_name, "sha256": ""}
    workbook = Workbook.from_json(packed)
    understood = understand(workbook, Answers.from_json({"statuses": example.statuses}))
    assert account_for(workbook, understood) == []
