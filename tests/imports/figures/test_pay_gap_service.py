"""The file of the gender pay gap service."""

from datetime import date

from measures.vocabulary import Marker, Part
from tests.imports.figures.readings import read_file
from tests.imports.sheets import table

HEADINGS = [
    "EmployerName", "EmployerId", "DiffMeanHourlyPercent", "DiffMedianHourlyPercent", "DiffMeanBonusPercent",
    "DiffMedianBonusPercent", "MaleBonusPercent", "FemaleBonusPercent", "MaleLowerQuartile",
    "FemaleLowerQuartile",
    "MaleTopQuartile", "FemaleTopQuartile", "DueDate",
]  # fmt: skip
FIGURES = [8.8, -1.2, None, None, 0, 0, 20, 80, 35, 65]


def file(*employers: str, due: object = "2024/03/30 23:59:59") -> bytes:
    return table([HEADINGS, *([name, n, *FIGURES, due] for n, name in enumerate(employers, 1))])


def test_every_figure_is_a_part_of_one_pay_gap():
    read = read_file(file("Borough of Westmarch"))
    assert [(f.part, f.group, f.value, f.marker, f.in_favour_of) for f in read.figures] == [
        (Part.MEAN, "", read.figures[0].value, "", "men"), (Part.MEDIAN, "", read.figures[1].value, "",
        "women"),
        (Part.BONUS_MEAN, "", None, Marker.NOT_APPLICABLE, ""), (Part.BONUS_MEDIAN, "", None,
        Marker.NOT_APPLICABLE, ""),
        (Part.BONUS_SHARE, "Male", 0, "", ""), (Part.BONUS_SHARE, "Female", 0, "", ""),
        (Part.LOWER_QUARTILE, "Male", 20, "", ""), (Part.LOWER_QUARTILE, "Female", 80, "", ""),
        (Part.UPPER_QUARTILE, "Male", 35, "", ""), (Part.UPPER_QUARTILE, "Female", 65, "", ""),
    ]  # fmt: skip
    assert {(f.name, f.population, f.on) for f in read.figures} == {
        ("Gender pay gap", "Workforce", date(2023, 3, 31))
    }
    assert (read.rejected, read.questions) == ([], [])


def test_of_many_employers_one_is_chosen():
    content = file("Westmarch", "Eastmarch")
    asked = read_file(content)
    assert [(q.answer, q.choices) for q in asked.questions] == [("employer", ("Westmarch", "Eastmarch"))]
    assert asked.figures == []
    assert len(read_file(content, {"employer": "Eastmarch"}).figures) == 10


def test_without_a_day_the_snapshot_date_is_asked():
    content = file("Westmarch", due=None)
    assert [q.code for q in read_file(content).questions] == ["missing_as_at"]
    said = read_file(content, {"tables": {"Plan": {"as_at": "31 March 2022"}}})
    assert {f.on for f in said.figures} == {date(2022, 3, 31)}


def test_the_service_tells_percentages_however_small_they_are():
    read = read_file(
        table(
            [HEADINGS, ["Westmarch", 1, 8.8, -1.2, 0.3, 0.2, 0.5, 0.4, 20, 80, 35, 65, "2024/03/30 23:59:59"]]
        )
    )
    assert read.questions == []
