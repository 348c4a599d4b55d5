"""The phrases that councils write, and what each is read as: whole values compared, by kind."""

from datetime import date

import pytest

from plans.timescales import BLANK, Kind, Timescale, from_date, parse_timescale

# Phrase, "earliest/latest", problem. Years and quarters start in April.
DATED = {
    Kind.DAY: [
        ("31 March 2026", "2026-03-31/2026-03-31"),
        ("31/03/26", "2026-03-31/2026-03-31"),
        ("31.3.2026", "2026-03-31/2026-03-31"),
        ("March 31st 2026", "2026-03-31/2026-03-31"),
        ("2026-03-31", "2026-03-31/2026-03-31"),
        ("2026-03-31 00:00:00", "2026-03-31/2026-03-31"),
        ("03/04/2025", "2025-04-03/2025-04-03", "ambiguous_date"),
        ("31 Mawrth 2026", "2026-03-31/2026-03-31"),
        ("Complete by 31/12/2025", "2025-12-31/2025-12-31"),
        ("31st March", "", "ambiguous_date"),
        ("29 February", "", "ambiguous_date"),
        ("1 April 2025", "2025-04-01/2025-04-01"),
        ("1st April 2025", "2025-04-01/2025-04-01"),
        ("3rd of June 2026", "2026-06-03/2026-06-03"),
        ("31-Mar-25", "2025-03-31/2025-03-31"),
        ("Friday 6 March 2026", "2026-03-06/2026-03-06"),
        ("31/3/2026", "2026-03-31/2026-03-31"),
        ("2026/03/31", "2026-03-31/2026-03-31"),
        ("03/31/2026", "2026-03-31/2026-03-31", "ambiguous_date"),
        ("05/05/2025", "2025-05-05/2025-05-05"),
        ("by 30 September 2025 at the latest", "2025-09-30/2025-09-30"),
        ("no later than 30 June 2026", "2026-06-30/2026-06-30"),
        ("Completed 12/11/2025", "2025-11-12/2025-11-12", "ambiguous_date"),
        ("30 June '26", "2026-06-30/2026-06-30"),
    ],
    Kind.MONTH: [
        ("Jan-25", "2025-01-01/2025-01-31"),
        ("January 2025", "2025-01-01/2025-01-31"),
        ("by end of June 2025", "2025-06-01/2025-06-30"),
        ("Sept 2025", "2025-09-01/2025-09-30"),
        ("early March 2025", "2025-03-01/2025-03-10"),
        ("mid March 2025", "2025-03-11/2025-03-20"),
        ("mid-March 2025", "2025-03-11/2025-03-20"),
        ("late March 2025", "2025-03-21/2025-03-31"),
        ("01/2025", "2025-01-01/2025-01-31"),
        ("Dec 3025", "3025-12-01/3025-12-31", "suspicious_date"),
        ("Jan- 25", "2025-01-01/2025-01-31"),
        ("Until March 2026", "2026-03-01/2026-03-31"),
        ("Ongoing until March 2026", "2026-03-01/2026-03-31"),
        ("March 2026 (TBC)", "2026-03-01/2026-03-31", "placeholder_date"),
        ("Date revised to May 2018", "2018-05-01/2018-05-31"),
        ("Revised to end of March 2026", "2026-03-01/2026-03-31"),
        ("March 2025 revised to June 2025", "2025-06-01/2025-06-30"),
        ("June 2025 (was March 2025)", "2025-06-01/2025-06-30"),
        ("Revised from March 2025 to June 2025", "2025-06-01/2025-06-30"),
        ("Gorffennaf 2025", "2025-07-01/2025-07-31"),
        ("May", "", "ambiguous_date"),
        ("March 31", "2031-03-01/2031-03-31", "ambiguous_date"),
        ("2025-03", "2025-03-01/2025-03-31"),
        ("06/25", "2025-06-01/2025-06-30", "ambiguous_date"),
        ("Completed March 2025", "2025-03-01/2025-03-31"),
        ("Due June 2025.", "2025-06-01/2025-06-30"),
        ("to be completed by March 2026", "2026-03-01/2026-03-31"),
        ("Mar 25", "2025-03-01/2025-03-31"),
        ("March '25", "2025-03-01/2025-03-31"),
        ("Febuary 2025", "2025-02-01/2025-02-28"),
        ("Sept. 2025", "2025-09-01/2025-09-30"),
        ("June, 2025", "2025-06-01/2025-06-30"),
        ("June of 2025", "2025-06-01/2025-06-30"),
        ("end June 2025", "2025-06-01/2025-06-30"),
        ("End of Aug-26", "2026-08-01/2026-08-31"),
        ("start of May 2026", "2026-05-01/2026-05-10"),
        ("beginning of May 2026", "2026-05-01/2026-05-10"),
        ("March 2024/25", "2025-03-01/2025-03-31"),
        ("May 2024/25", "2024-05-01/2024-05-31"),
        ("2025 March", "2025-03-01/2025-03-31"),
        ("2026-11", "2026-11-01/2026-11-30"),
        ("Target date: October 2025", "2025-10-01/2025-10-31"),
        ("Dec 1985", "1985-12-01/1985-12-31", "suspicious_date"),
        ("Mawrth 2026", "2026-03-01/2026-03-31"),
        ("Jan\xa0-\xa025", "2025-01-01/2025-01-31"),
        ("Jan\u2011 25", "2025-01-01/2025-01-31"),
        ("Sep\xadtember 2025", "2025-09-01/2025-09-30"),
        ("  March \n 2026 ", "2026-03-01/2026-03-31"),
    ],
    Kind.QUARTER: [
        ("Q2 2026/27", "2026-07-01/2026-09-30"),
        ("end of Q3 26/27", "2026-10-01/2026-12-31"),
        ("second quarter of 2025/26", "2025-07-01/2025-09-30"),
        ("Quarter 1", "", "ambiguous_date"),
        ("Q2 2026", "2026-07-01/2026-09-30", "ambiguous_date"),
        ("2025/26 Q2", "2025-07-01/2025-09-30"),
        ("Q4 24/25", "2025-01-01/2025-03-31"),
        ("mid Q2 2025/26", "2025-08-01/2025-08-31"),
        ("Q1 25-26", "2025-04-01/2025-06-30"),
        ("Q4 FY25/26", "2026-01-01/2026-03-31"),
        ("Quarter 3 2025/26", "2025-10-01/2025-12-31"),
        ("Quarter two 2025/26", "2025-07-01/2025-09-30"),
        ("Qtr 2 2025/26", "2025-07-01/2025-09-30"),
        ("1st quarter 2026/27", "2026-04-01/2026-06-30"),
        ("final quarter of 2025/26", "2026-01-01/2026-03-31"),
        ("Q2, 2025/26", "2025-07-01/2025-09-30"),
        ("Q2 (2025/26)", "2025-07-01/2025-09-30"),
        ("Early Q1 2026/27", "2026-04-01/2026-04-30"),
    ],
    Kind.SEASON: [
        ("Spring 2025", "2025-03-01/2025-05-31"),
        ("Winter 2025/26", "2025-12-01/2026-02-28"),
        ("Winter 2025", "2025-12-01/2026-02-28", "ambiguous_date"),
        ("autumn term 2025", "2025-09-01/2025-12-31"),
        ("Summer", "", "ambiguous_date"),
        ("Spring 2025/26", "2026-03-01/2026-05-31", "ambiguous_date"),
        ("late spring 2025", "2025-05-01/2025-05-31"),
        ("Summer 2026", "2026-06-01/2026-08-31"),
        ("Autumn 2025", "2025-09-01/2025-11-30"),
        ("Late autumn 2025", "2025-11-01/2025-11-30"),
        ("spring term 2026", "2026-01-01/2026-04-30"),
        ("Summer term 2025/26", "2026-04-01/2026-07-31"),
        ("Spring term 2025/26", "2026-01-01/2026-04-30"),
        ("Autumn 2025/26", "2025-09-01/2025-11-30"),
    ],
    Kind.FINANCIAL_YEAR: [
        ("2024/25", "2024-04-01/2025-03-31"),
        ("24/25", "2024-04-01/2025-03-31"),
        ("FY25", "2024-04-01/2025-03-31", "ambiguous_date"),
        ("financial year 2024-25", "2024-04-01/2025-03-31"),
        ("2026-27", "2026-04-01/2027-03-31"),
        ("2024-2025", "2024-04-01/2025-03-31", "ambiguous_date"),
        ("2024/2025", "2024-04-01/2025-03-31"),
        ("12/13", "2012-04-01/2013-03-31", "ambiguous_date"),
        ("end of financial year 2025/26", "2025-04-01/2026-03-31"),
        ("FY 25/26", "2025-04-01/2026-03-31"),
        ("Throughout 2025/26", "2025-04-01/2026-03-31"),
        ("early 2026/27", "2026-04-01/2026-07-31"),
        ("FY 2024/25", "2024-04-01/2025-03-31"),
        ("Financial Year 2025", "2024-04-01/2025-03-31", "ambiguous_date"),
        ("financial year ending 2026", "2025-04-01/2026-03-31"),
        ("FYE 2026", "2025-04-01/2026-03-31"),
        ("2025/26 financial year", "2025-04-01/2026-03-31"),
        ("throughout 2026-27", "2026-04-01/2027-03-31"),
        ("1999/00", "1999-04-01/2000-03-31"),
        ("2026/27", "2026-04-01/2027-03-31"),
    ],
    Kind.YEAR: [
        ("2024", "2024-01-01/2024-12-31"),
        ("by 2027", "2027-01-01/2027-12-31"),
        ("end of 2025", "2025-01-01/2025-12-31"),
        ("TBC 2025", "2025-01-01/2025-12-31", "placeholder_date"),
        ("Mid 2025", "2025-05-01/2025-08-31"),
        ("Late 2025", "2025-09-01/2025-12-31"),
        ("Throughout 2025", "2025-01-01/2025-12-31"),
        ("in 2026", "2026-01-01/2026-12-31"),
        ("2026?", "2026-01-01/2026-12-31", "ambiguous_date"),
        ("1234", "1234-01-01/1234-12-31", "suspicious_date"),
        ("2150", "2150-01-01/2150-12-31", "suspicious_date"),
        ("Calendar year 2026", "2026-01-01/2026-12-31"),
        ("By the end of 2026", "2026-01-01/2026-12-31"),
        ("during 2025", "2025-01-01/2025-12-31"),
        ("by  2027", "2027-01-01/2027-12-31"),
    ],
    Kind.RANGE: [
        ("Jan-24 to Mar-25", "2024-01-01/2025-03-31"),
        ("2023-2027", "2023-01-01/2027-12-31"),
        ("April - June 2025", "2025-04-01/2025-06-30"),
        ("January 2017/ January 2018", "2017-01-01/2018-01-31"),
        ("2024/25 – 2026/27", "2024-04-01/2027-03-31"),
        ("Between May and July 2026", "2026-05-01/2026-07-31"),
        ("Ongoing 2023-2027", "2023-01-01/2027-12-31"),
        ("1 Jan - 25 March 2025", "2025-01-01/2025-03-25"),
        ("24-25 March 2025", "2025-03-24/2025-03-25"),
        ("12 May to 3 June 2025", "2025-05-12/2025-06-03"),
        ("October to March 2026", "2025-10-01/2026-03-31"),
        ("Nov - Feb 2026", "2025-11-01/2026-02-28"),
        ("Q1 - Q3 2025/26", "2025-04-01/2025-12-31"),
        ("Q1/2 2025/26", "2025-04-01/2025-09-30"),
        ("Q3/4 2025/26", "2025-10-01/2026-03-31"),
        ("H1 2025/26", "2025-04-01/2025-09-30"),
        ("first half of 2025", "2025-01-01/2025-06-30"),
        ("w/c 3 March 2025", "2025-03-03/2025-03-09"),
        ("2023 to 2027", "2023-01-01/2027-12-31"),
        ("academic year 2025/26", "2025-09-01/2026-08-31"),
        ("March, June and September 2025", "2025-03-01/2025-09-30"),
        ("December 2025 / January 2026", "2025-12-01/2026-01-31"),
        ("Life of the strategy (2023-2027)", "2023-01-01/2027-12-31"),
        ("from 1 April 2025 to 31 March 2026", "2025-04-01/2026-03-31"),
        ("Jan 24/Mar 25", "2024-01-01/2025-03-31"),
        ("Draft by June 2025, final by December 2025", "2025-06-01/2025-12-31"),
        ("Jan 2025 (start) to Dec 2025 (end)", "2025-01-01/2025-12-31"),
        ("2024 - March 2025", "2024-01-01/2025-03-31"),
        ("Jan - Mar 2026", "2026-01-01/2026-03-31"),
        ("Jan to March", "", "ambiguous_date"),
        ("2023-27", "2023-01-01/2027-12-31"),
        ("23-27", "2023-01-01/2027-12-31", "ambiguous_date"),
        ("2024, 2025 and 2026", "2024-01-01/2026-12-31"),
        ("2024/25 and 2025/26", "2024-04-01/2026-03-31"),
        ("Q4 2024/25 to Q1 2025/26", "2025-01-01/2025-06-30"),
        ("Jan-24 to Mar-25 (revised)", "2024-01-01/2025-03-31"),
        ("H2 2026/27", "2026-10-01/2027-03-31"),
        ("second half of 2026", "2026-07-01/2026-12-31"),
        ("week commencing 3 March 2025", "2025-03-03/2025-03-09"),
        ("1–5 May 2025", "2025-05-01/2025-05-05"),
        ("From September 2025 until July 2026", "2025-09-01/2026-07-31"),
    ],
    Kind.OPEN_ENDED: [
        ("ongoing from 2023", "2023-01-01/"),
        ("From March 2025", "2025-03-01/"),
        ("March 2025 onwards", "2025-03-01/"),
        ("March 2025 - ongoing", "2025-03-01/"),
        ("2025 and ongoing", "2025-01-01/"),
        ("March 2025 then ongoing", "2025-03-01/"),
        ("Starting April 2025", "2025-04-01/"),
        ("since 2021", "2021-01-01/"),
        ("from 1 April 2025", "2025-04-01/"),
        ("2024 onwards", "2024-01-01/"),
        ("Ongoing (since 2021)", "2021-01-01/"),
        ("Dec 2025 / Ongoing", "", "ambiguous_date"),
    ],
}

# Phrase, every so many months, anchored in month, "earliest/latest", problem.
RECURRING = [
    ("Review every May", 12, 5),
    ("Annually", 12, None),
    ("Annualy", 12, None),
    ("Annual ly", 12, None),
    ("Quarterly", 3, None),
    ("Review quarterly", 3, None),
    ("Every 3 years", 36, None),
    ("Review every 2 years", 24, None),
    ("Monthly", 1, None),
    ("twice a year", 6, None),
    ("biannually", 6, None),
    ("biennial", 24, None),
    ("termly", 4, None),
    ("every six months", 6, None),
    ("Each March", 12, 3),
    ("Annually in June", 12, 6),
    ("Quarterly Updates Jan/ Apr/Jul/ Oct 2017", 3, 1, "2017-01-01/2017-10-31"),
    ("Every May and November", 6, 5),
    ("Annually from April 2025", 12, None, "2025-04-01/"),
    ("Annually until 2027", 12, None, "/2027-12-31"),
    ("Quarterly, April 2021 to December 2023", 3, None, "2021-04-01/2023-12-31"),
    ("Review in May 2026 then annually", 12, 5, "2026-05-01/"),
    ("Annual review", 12, None),
    ("Annual equality report", 12, None),
    ("Monthly/quarterly", 1, None),
    ("Weekly", None, None),
    ("Every term", 4, None),
    ("Twice yearly", 6, None),
    ("Ongoing with annual review", 12, None),
    ("6 monthly", 6, None),
    ("Six-monthly", 6, None),
    ("Every Spring", 12, None),
    ("Review annually every June", 12, 6),
    ("reviewed at the end of each month, April 2021 to December 2023", 1, None, "2021-04-01/2023-12-31"),
    ("By 31 March annually", 12, 3),
    ("Annually by 31 March", 12, 3),
    ("31 March each year", 12, 3),
    ("31 March 2026 and annually thereafter", 12, 3, "2026-03-31/"),
    ("every 12 months", 12, None),
    ("Once a year", 12, None),
    ("once every two years", 24, None),
    ("Quarterly or as required", 3, None),
    ("Monthly from Sept 2025", 1, None, "2025-09-01/"),
    ("every other year", 24, None),
    ("bi-monthly", 2, None),
    ("Annually (March)", 12, 3),
    ("Every year in September", 12, 9),
    ("Yearly", 12, None),
    ("Each year", 12, None),
    ("per annum", 12, None),
    ("Reviewed annually", 12, None),
    ("Annual", 12, None),
    ("Every quarter", 3, None),
    ("Six monthly", 6, None),
    ("every 18 months", 18, None),
    ("once every three years", 36, None),
    ("three times a year", 4, None),
    ("Quarterly until March 2026", 3, None, "/2026-03-31"),
    ("Monthly reports", 1, None),
    ("Every June and December", 6, 6),
    ("every Jan, April, July and October", 3, 1),
    ("Every May and September", None, None, "", "ambiguous_date"),
    ("Annually each April", 12, 4),
    ("Half-yearly", 6, None),
    ("bi-annual", 6, None),
    ("fortnightly", None, None),
    ("triennial", 36, None),
    ("four times a year", 3, None),
    ("Every 6 weeks", None, None),
    ("Annually 2024-2027", 12, None, "2024-01-01/2027-12-31"),
    ("Review in March each year", 12, 3),
]


def _phrases(lines: str) -> list[str]:
    return [phrase for line in lines.strip().splitlines() for phrase in line.split("|")]


ONGOING = _phrases("""
Ongoing|continuous|BAU|business as usual|throughout the strategy|rolling basis|Continuing
no end date|Ongoing – review March 2026|throughout
Ongoing, subject to funding|on-going|Ongoing.|ONGOING|Ongoing as part of induction
Work is ongoing|No fixed end date|continuous improvement|Life of the strategy
for the duration of the strategy|over the life of the plan|Rolling programme|Indefinitely
""")

CONDITIONAL = _phrases("""
Subject to funding|Once the policy is agreed|Within 6 months of appointment|when required
following the restructure|dependent on budget|Annually, subject to funding|As and when
Subject to budget approval|When funding allows|As required|As and when needed|Ad hoc
If needed|On completion of the audit|After the elections|Pending approval by committee
Within 12 months|Depending on recruitment|To be completed once the post is filled
Contingent upon funding|Until the policy is agreed|As soon as possible
In line with the budget cycle|ASAP|As funding allows
""")

PLACEHOLDERS = _phrases("""
TBC|TBA|tbd|-|n/a|to be confirmed|Date to be agreed|XX/XX/2025|TBC.|Tbc|T.B.C.|N/A|NA|None|?
??|…|–|Date TBC|To be determined|not yet agreed|dd/mm/yyyy|??/??/2025|__/__/____|Not set
Timescale to be confirmed by board|[insert date]
""")

UNKNOWN = {
    "invalid_date": _phrases("""
31 February 2025|32/01/2025|December 2025 to March 2025|0000|9999|Jan 0000|29 February 2025
13/2025|2025-13-01|31 June 2025|30/02/2026|00/01/2025|31 April
"""),
    "unparsed_date": _phrases("""
Delayed from June 2025|Annual conference March 2026|Sometime soon
Not before June 2025|After March 2026|Not ongoing|Q5 2025/26|Spring-ish|Soon
See 3.4|451992|March 2025 June 2026
Missed March 2025|5pm on 3 March 2025|٣١ March 2026
"""),
    "horizon_date": _phrases("""
Short term|Immediate|Medium term (1–2 years)|Longer term
"""),
    "ambiguous_date": _phrases("""
03/04|11/12
"""),
    "plan_start_unknown": _phrases("""
Year 1|Years 1-4|Year 2
"""),
}


def _span(days: str = "") -> tuple[date | None, date | None]:
    first, _, last = days.partition("/")
    return (date.fromisoformat(first) if first else None), (date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("kind", "row"),
    [(kind, row) for kind, rows in DATED.items() for row in rows],
    ids=lambda value: str(value),
)
def test_a_dated_phrase_has_the_days_its_words_allow(kind, row):
    phrase, days, *problem = row
    assert parse_timescale(phrase) == Timescale(phrase, kind, *_span(days), problem=(problem or [None])[0])


@pytest.mark.parametrize("row", RECURRING, ids=lambda row: row[0])
def test_a_recurring_phrase_has_its_rhythm(row):
    phrase, every, anchor, *more = row
    days, problem = [*more, "", None][0], (more[1] if len(more) > 1 else None)
    assert parse_timescale(phrase) == Timescale(phrase, Kind.RECURRING, *_span(days), every, anchor, problem)


@pytest.mark.parametrize("phrase", ONGOING)
def test_what_is_ongoing_has_no_last_day_and_no_first_unless_it_is_said(phrase):
    assert parse_timescale(phrase) == Timescale(phrase, Kind.OPEN_ENDED)


@pytest.mark.parametrize("phrase", CONDITIONAL)
def test_a_condition_has_no_date(phrase):
    assert parse_timescale(phrase) == Timescale(phrase, Kind.CONDITIONAL)


@pytest.mark.parametrize("phrase", PLACEHOLDERS)
def test_a_placeholder_has_no_date_and_is_named(phrase):
    assert parse_timescale(phrase) == Timescale(phrase, Kind.PLACEHOLDER, problem="placeholder_date")


@pytest.mark.parametrize(
    ("phrase", "problem"), [(phrase, problem) for problem, phrases in UNKNOWN.items() for phrase in phrases]
)
def test_what_is_not_understood_has_no_date_and_says_why(phrase, problem):
    assert parse_timescale(phrase) == Timescale(phrase, Kind.UNKNOWN, problem=problem)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u200b"])
def test_nothing_written_is_blank_and_no_problem(text):
    read = parse_timescale(text)
    assert read == Timescale(text, Kind.UNKNOWN)
    assert read.is_blank == BLANK.is_blank is True


def test_a_paragraph_is_not_read_for_dates():
    paragraph = "March 2026. " * 30
    assert parse_timescale(paragraph) == Timescale(paragraph, Kind.UNKNOWN, problem="unparsed_date")


@pytest.mark.parametrize(
    ("phrase", "days", "problem"),
    [
        ("Q2 2026", "2026-04-01/2026-06-30", None),
        ("Q2 2026/27", "2026-07-01/2026-09-30", None),
        ("H1 2026", "2026-01-01/2026-06-30", None),
        ("2026/27", "2026-04-01/2027-03-31", None),
    ],
)
def test_a_strategy_of_calendar_years_counts_quarters_from_january(phrase, days, problem):
    read = parse_timescale(phrase, year_starts=1)
    assert (read.earliest, read.latest, read.problem) == (*_span(days), problem)


APRIL_2025, JANUARY_2024, MID_OCTOBER_2023 = date(2025, 4, 1), date(2024, 1, 1), date(2023, 10, 16)


@pytest.mark.parametrize(
    ("phrase", "plan_starts", "kind", "days", "problem"),
    [
        ("Year 2", APRIL_2025, Kind.FINANCIAL_YEAR, "2026-04-01/2027-03-31", None),
        ("Yr 2", APRIL_2025, Kind.FINANCIAL_YEAR, "2026-04-01/2027-03-31", None),
        ("By end of year one", APRIL_2025, Kind.FINANCIAL_YEAR, "2025-04-01/2026-03-31", None),
        ("first year of the strategy", APRIL_2025, Kind.FINANCIAL_YEAR, "2025-04-01/2026-03-31", None),
        ("Y1–Y3", APRIL_2025, Kind.RANGE, "2025-04-01/2028-03-31", None),
        ("Years 1 and 2", APRIL_2025, Kind.RANGE, "2025-04-01/2027-03-31", None),
        ("Years 1, 2 & 3", APRIL_2025, Kind.RANGE, "2025-04-01/2028-03-31", None),
        ("Year 1 to March 2026", APRIL_2025, Kind.RANGE, "2025-04-01/2026-03-31", None),
        ("Year 2, Quarter 3", APRIL_2025, Kind.QUARTER, "2026-10-01/2026-12-31", None),
        ("Y2Q1", APRIL_2025, Kind.QUARTER, "2026-04-01/2026-06-30", None),
        ("Year 2 and ongoing", APRIL_2025, Kind.OPEN_ENDED, "2026-04-01/", None),
        ("Year 1 (2025/26)", APRIL_2025, Kind.FINANCIAL_YEAR, "2025-04-01/2026-03-31", None),
        ("Year 1 (2026/27)", APRIL_2025, Kind.UNKNOWN, "", "ambiguous_date"),
        ("Year 7", APRIL_2025, Kind.UNKNOWN, "", "unparsed_date"),
        ("Year 2", JANUARY_2024, Kind.YEAR, "2025-01-01/2025-12-31", "ambiguous_date"),
        ("Year 1", MID_OCTOBER_2023, Kind.RANGE, "2023-10-16/2024-03-31", "ambiguous_date"),
        ("Year 2", MID_OCTOBER_2023, Kind.RANGE, "2024-04-01/2025-03-31", "ambiguous_date"),
    ],
)
def test_a_year_of_the_plan_is_counted_from_its_start(phrase, plan_starts, kind, days, problem):
    read = parse_timescale(phrase, plan_starts=plan_starts)
    assert read == Timescale(phrase, kind, *_span(days), problem=problem)


def test_a_strategy_of_calendar_years_has_calendar_years_of_the_plan():
    read = parse_timescale("Year 2", year_starts=1, plan_starts=JANUARY_2024)
    assert read == Timescale("Year 2", Kind.YEAR, *_span("2025-01-01/2025-12-31"))


@pytest.mark.parametrize(
    ("precision", "days", "problem"),
    [
        ("day", "2025-01-01/2025-01-01", None),
        ("month", "2025-01-01/2025-01-31", None),
        ("year", "2025-01-01/2025-12-31", None),
    ],
)
def test_a_spreadsheet_date_is_as_precise_as_its_number_format(precision, days, problem):
    read = from_date(date(2025, 1, 1), precision, "Jan-25")
    assert read == Timescale("Jan-25", Kind(precision), *_span(days), problem=problem)


def test_a_spreadsheet_date_of_1900_is_suspicious():
    read = from_date(date(1900, 1, 1), "day", "01/01/1900")
    assert read == Timescale(
        "01/01/1900", Kind.DAY, date(1900, 1, 1), date(1900, 1, 1), problem="suspicious_date"
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_label_for_people(kind):
    assert kind.label
    assert "_" not in kind.label


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("30/Sep/25 12:00 AM", None),
        ("30/09/2025 0:00", None),
        ("2025-09-30T00:00:00.000+01:00", None),
        ("2025-09-30T23:00:00Z", "ambiguous_date"),
    ],
)
def test_a_day_with_the_clock_of_a_system_is_that_day_and_doubtful_near_midnight(text, problem):
    last = date(2025, 9, 30)
    assert parse_timescale(text) == Timescale(text, Kind.DAY, last, last, problem=problem)


def test_a_season_of_sport_is_no_financial_year():
    assert parse_timescale("End of 25/26 season").kind == Kind.UNKNOWN
