"""A council that has published."""

import pytest

from reporting.changes import issue_report
from reporting.models import Publication
from tests.builders import make_body
from tests.public.publications import publish_issue
from tests.reporting.papers import AS_AT, TODAY, make_plan


@pytest.fixture
def published(db, few_files) -> Publication:
    """One report on a plan of seven actions, with what is published unless somebody chooses."""
    body = make_body(make_plan(adopted_by="Full Council"))
    return publish_issue(issue_report(body=body, as_at=AS_AT, today=TODAY, by=None))
