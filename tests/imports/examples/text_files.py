"""Plans saved as text: by a housing association, a fire service and a charity, each with another program."""

from tests.imports.examples.expecting import Action, Example, Reading, day, month, ongoing, when


def build_semicolons() -> bytes:
    """Quayside Homes: a European Excel writes semicolons, and letters of Windows."""
    lines = [
        "Ref.;Commitment;Responsible person;Target date;Budget;Status;Comments",
        "1;“No wrong door” – one form for all repairs;Head of Repairs;31 March 2026;£12,500;In progress;"
        '"Form drafted; tenants’ panel saw it"',
        "2;Ask about language and access needs at sign-up;Lettings Team;Q2 2025/26;£0;Complete;",
        "3;Domestic abuse accreditation;Safeguarding Manager;tbc;€ 4 000;Not started;Waiting for the board",
    ]
    return "\r\n".join(lines).encode("cp1252")


SEMICOLONS = Example(
    "edi commitments.csv",
    build_semicolons,
    Reading(
        actions=(
            Action(
                number="1",
                text="“No wrong door” – one form for all repairs",
                owner_text="Head of Repairs",
                end=day("31 March 2026", "2026-03-31"),
                resources="£12,500",
                status="In progress",
                meaning="in_progress",
                progress="Form drafted; tenants’ panel saw it",
            ),
            Action(
                number="2",
                text="Ask about language and access needs at sign-up",
                owner_text="Lettings Team",
                end=when("Q2 2025/26", "quarter", "2025-07-01", "2025-09-30"),
                resources="£0",
                status="Complete",
                meaning="complete",
            ),
            Action(
                number="3",
                text="Domestic abuse accreditation",
                owner_text="Safeguarding Manager",
                end=when("tbc", "placeholder"),
                resources="€ 4 000",
                status="Not started",
                meaning="not_started",
                progress="Waiting for the board",
            ),
        ),
        codes=("placeholder_date", "missing_success_measure"),
        never=("two_columns_one_role", "number_gap", "unparsed_date"),
    ),
)


def build_utf_16() -> bytes:
    """Fellshire Fire and Rescue Service: Excel's “Unicode text”, with a line break inside a cell."""
    lines = [
        "Priority\tAction No\tWhat we will do\tWho will lead\tWhen\tHow we’ll know",
        "Recruitment\tR1\tTaster days for women at every whole-time station\tRecruitment Team\t"
        'Each March\t"12 days held\n300 people came"',
        "Recruitment\tR2\tRewrite the fitness guidance in plain words\tOccupational Health\tJune ’26\tGuidance out",
        "Community\tC1\tHome safety visits with an interpreter\tPrevention\tOngoing\t",
    ]
    return "\r\n".join(lines).encode("utf-16")


UTF_16 = Example(
    "fire plan.txt",
    build_utf_16,
    Reading(
        actions=(
            Action(
                number="R1",
                text="Taster days for women at every whole-time station",
                theme="Recruitment",
                owner_text="Recruitment Team",
                end=when("Each March", "recurring"),
                success_measure="12 days held\n300 people came",
            ),
            Action(
                number="R2",
                text="Rewrite the fitness guidance in plain words",
                theme="Recruitment",
                owner_text="Occupational Health",
                end=month("June ’26", "2026-06"),
                success_measure="Guidance out",
            ),
            Action(
                number="C1",
                text="Home safety visits with an interpreter",
                theme="Community",
                owner_text="Prevention",
                end=ongoing(),
                codes=("missing_success_measure",),
            ),
        ),
        themes=(("", "Recruitment", ""), ("", "Community", "")),
        never=("unparsed_date", "ambiguous_date", "duplicate_number"),
    ),
)


def build_tabs() -> bytes:
    """Open Harbour, a charity: no numbers, no title, questions for headings, the second owner “as above”."""
    lines = [
        "What will we do?\tWho will do it?\tWhen will we do it?\tDone?",
        "Pay travel costs of trustees and volunteers\tFinance volunteer\tFrom April 2026\tYes",
        "Put the accounts of our meetings on line as text\tAs above\tWithin two weeks of each meeting\tPartly",
        "Find a building with a hearing loop\tTrustees, centre manager\tBy the end of 2027\tNo",
    ]
    return "\n".join(lines).encode()


TABS = Example(
    "open harbour.tsv",
    build_tabs,
    Reading(
        actions=(
            Action(
                text="Pay travel costs of trustees and volunteers",
                owner_text="Finance volunteer",
                end=when("From April 2026", "open_ended", "2026-04-01", None),
                keeps=("Yes",),
                status="Done",
                meaning="complete",
            ),
            Action(
                text="Put the accounts of our meetings on line as text",
                owner_text="As above",
                owners=("Finance volunteer",),
                end=when("Within two weeks of each meeting", "conditional"),
                status="Partly",
                meaning=None,
            ),
            Action(
                text="Find a building with a hearing loop",
                owner_text="Trustees, centre manager",
                owners=("Trustees", "centre manager"),
                end=when("By the end of 2027", "year", "2027-01-01", "2027-12-31"),
                status="Not done",
                meaning=None,
                keeps=("No",),
            ),
        ),
        outcome="needs_answers",
        codes=("unknown_status", "missing_success_measure"),
        never=("no_action_column", "number_gap"),
    ),
)
