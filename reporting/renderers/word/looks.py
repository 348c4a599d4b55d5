"""Marks as a Word file shows them: the word of a status on its ground with its shape, lateness with a clock, bars."""

from django.utils.safestring import SafeString, mark_safe

from foundation.charts import DrawnBar
from foundation.palette import INK, SHAPES, status_colour
from reporting.renderers.word.pictures import BAR_HEIGHT, BAR_WIDTH, bar_png, shape_png
from reporting.renderers.word.writer import Writer
from reporting.snapshot import Word

SHAPE = 7_500  # thousandths of a point
BAR = 195_000


class Printed:
    """Every mark is a whole paragraph of a cell, but for a bar, which is a picture in one."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def tag(self, word: Word | None, instead: str) -> SafeString:
        writer = self._writer
        if word is None:
            return _kept(writer.paragraph([writer.run(instead, "EDI Soft")], "EDI Cell"))
        colour = status_colour(word.colour)
        runs = [writer.run(word.label)]
        if word.meaning in SHAPES:
            says = f"Status: {word.meaning.replace('_', ' ')}"
            runs = [self._shape(word.meaning, colour.bar, says), writer.run(" "), *runs]
        ground = (
            f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="4" w:color="{colour.bar[1:]}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.tint[1:]}"/><w:ind w:left="130"/>'
        )
        return _kept(writer.paragraph(runs, "EDI Status", ground=ground))

    def late(self, words: str) -> SafeString:
        clock = self._shape("clock", INK, "Lateness:")
        return _kept(self._writer.paragraph([clock, self._writer.run(f" {words}")], "EDI Cell"))

    def bar(self, row: DrawnBar) -> SafeString:
        says = row.sentence + (f"; {row.past_end_sentence}" if row.past_end_sentence else "")
        height = BAR * BAR_HEIGHT // BAR_WIDTH
        return _kept(self._writer.picture(bar_png(row), says=says, width=BAR, height=height))

    def _shape(self, name: str, colour: str, says: str) -> str:
        return self._writer.picture(shape_png(name, colour), says=says, width=SHAPE, height=SHAPE)


def _kept(marks: str) -> SafeString:
    return mark_safe(marks)  # noqa: S308 written by reporting.renderers.word.marks, which escapes every text
