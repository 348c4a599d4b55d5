"""What the columns of a table of figures hold, by their headings as HR systems and templates write them."""

from enum import StrEnum
from functools import lru_cache

from measures.vocabulary import words_key


class Role(StrEnum):
    """What a column holds. The first fifteen are the columns of the template."""

    MEASURE = "measure"
    POPULATION = "population"
    CHARACTERISTIC = "characteristic"
    CATEGORY = "category"
    AS_AT = "as_at"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    UNIT = "unit"
    MARKER = "marker"
    IS_BASELINE = "is_baseline"
    TARGET = "target"
    TARGET_BY = "target_by"
    SOURCE = "source"
    NOTE = "note"
    TARGET_SHARE = "target_share"
    SHARE_UNIT = "share_unit"
    GEOGRAPHY = "geography"
    GROUP_OF = "group_of"  # the groups of the characteristic that the heading names
    CLASSIFICATION = "classification"
    TOTAL = "total"
    COUNT = "count"  # of a cross table: numbers of people
    PERCENT = "percent"
    IGNORE = "ignore"


TEMPLATE = tuple(Role)[:15]
# What a column of a cross table can be said to be.
ACROSS = (
    Role.AS_AT, Role.POPULATION, Role.COUNT, Role.PERCENT, Role.DENOMINATOR, Role.TOTAL, Role.NOTE, Role.IGNORE,
)  # fmt: skip

_HEADINGS: dict[Role, tuple[str, ...]] = {
    Role.MEASURE: ("measure", "indicator", "metric", "measure name", "kpi", "what is measured", "question",
    "statistic",
                   "measure title", "indicator name"),
    Role.POPULATION: ("population", "whom", "cohort", "of whom", "staff group", "people", "population group",
                      "who", "base population", "population counted"),
    Role.CHARACTERISTIC: ("characteristic", "protected characteristic", "equality strand", "strand",
    "dimension",
                          "breakdown", "demographic", "equality characteristic", "breakdown type",
                          "protected group"),
    Role.CATEGORY: ("category", "group", "target group", "sub category", "subgroup", "sub group",
    "breakdown value",
                    "response category", "demographic group", "monitoring category", "band"),
    Role.AS_AT: ("as at", "as at date", "as of", "as of date", "date", "snapshot", "snapshot date", "period",
    "time",
                 "year", "reporting period", "reporting date", "time period", "reference date",
                 "financial year",
                 "month", "quarter", "date of snapshot", "observation date", "census date"),
    Role.NUMERATOR: ("numerator", "headcount", "count", "number", "number of people",
    "number of staff",
                     "staff count", "employees", "head count", "number of employees", "number in group"),
    Role.DENOMINATOR: ("denominator", "base", "out of", "total in base", "base size", "of how many",
    "base number",
                       "base count", "number asked", "sample size"),
    Role.VALUE: ("value", "figure", "result", "observation", "%", "percent", "percentage", "per cent",
    "rate", "score",
                 "actual", "amount", "share", "proportion", "reading"),
    Role.UNIT: ("unit", "units", "unit of measure", "value type", "measure type", "type of value",
    "unit of value",
                "figure type"),
    Role.MARKER: ("marker", "symbol", "flag", "suppression", "suppressed", "status of figure", "data marker",
    "footnote mark"),
    Role.IS_BASELINE: ("is baseline", "baseline", "is it the baseline", "baseline yes no"),
    Role.TARGET: ("target", "target value", "target people", "goal", "target number", "ambition",
    "target count",
                  "number targeted"),
    Role.TARGET_SHARE: ("target %", "target percent", "target percentage", "target share", "target per cent",
    "% target"),
    Role.SHARE_UNIT: ("unit of %", "unit of target", "target unit", "unit of percentage", "% of"),
    Role.TARGET_BY: ("target by", "target date", "by when", "by", "target year", "target to be met by",
    "due"),
    Role.SOURCE: ("source", "data source", "source of data", "where from", "evidence"),
    Role.NOTE: ("note", "notes", "comment", "comments", "remarks", "caveat", "caveats", "reviewed",
    "footnote"),
    Role.GEOGRAPHY: ("geography name", "geography", "area", "area name", "region"),
    Role.CLASSIFICATION: ("ethnicity type", "classification", "time type", "age type", "sex type",
    "gender type"),
    Role.TOTAL: ("total", "all", "grand total", "overall", "all staff", "all employees", "sum"),
    Role.IGNORE: ("change", "difference", "+ ", "percentage point change", "year on year change", "trend",
    "variance",
                  "geography code", "geography type", "area code", "direction of travel",
                  "change since last year",
                  "movement", "gap"),
}  # fmt: skip
_BY_KEY = {words_key(text): role for role, texts in _HEADINGS.items() for text in texts}
_BY_KEY |= {words_key(role.value): role for role in TEMPLATE}


@lru_cache(maxsize=2048)
def role_of(heading: str) -> Role | None:
    """The role that a heading names by itself; None where it is something else, such as a year or a group."""
    return _BY_KEY.get(words_key(heading.replace("_", " ")))
