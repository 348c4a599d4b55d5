"""The styles that a Word file of ours uses, and how each looks where the base document has none of its name."""

from collections.abc import Mapping
from dataclasses import dataclass

from foundation.palette import INK

SOFT = "4b545d"
LINE = "b1b8be"


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    id: str
    looks: str
    kind: str = "paragraph"
    based_on: str = "Normal"


def _paragraph(before: int, after: int, more: str = "") -> str:
    return f'<w:pPr>{more}<w:spacing w:before="{before}" w:after="{after}"/></w:pPr>'


def _heading(level: int, size: int, before: int, after: int) -> Style:
    looks = (
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    return Style(f"heading {level}", f"Heading{level}", looks)


def _size(size: int, *, bold: bool = False, colour: str = "") -> str:
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


TABLE = (
    f'<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders><w:tblCellMar>'
    '<w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
    '<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK[1:]}"/></w:tcBorders><w:vAlign w:val="bottom"/>'
    "</w:tcPr></w:tblStylePr>"
)

STYLES = (
    Style("Normal", "Normal", '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>', based_on=""),
    Style("Default Paragraph Font", "DefaultParagraphFont", "", kind="character", based_on=""),
    _heading(1, 44, 0, 120),
    _heading(2, 30, 400, 140),
    _heading(3, 24, 280, 100),
    _heading(4, 22, 220, 80),
    Style("Subtitle", "Subtitle", _paragraph(0, 40) + _size(25, colour=SOFT)),
    Style("header", "Header", _paragraph(0, 0) + _size(17, colour=SOFT)),
    Style("footer", "Footer", _paragraph(0, 0) + _size(17, colour=SOFT)),
    Style("List Number", "ListNumber", _paragraph(0, 80)),
    Style("List Bullet", "ListBullet", _paragraph(0, 80)),
    Style("EDI Council", "EDICouncil", _paragraph(0, 720) + _size(30, bold=True)),
    Style("EDI Edition", "EDIEdition", _paragraph(0, 360)),
    Style("EDI Lead", "EDILead", _paragraph(0, 120) + _size(28)),
    Style("EDI Paragraph", "EDIParagraph", _paragraph(0, 120)),
    Style(
        "EDI Cell",
        "EDICell",
        '<w:pPr><w:spacing w:before="0" w:after="40" w:line="252" w:lineRule="auto"/></w:pPr>' + _size(19),
    ),
    Style("EDI Cell inset", "EDICellInset", '<w:pPr><w:ind w:left="200"/></w:pPr>', based_on="EDI Cell"),
    Style("EDI Cell number", "EDICellNumber", '<w:pPr><w:jc w:val="right"/></w:pPr>', based_on="EDI Cell"),
    Style(
        "EDI Cell heading",
        "EDICellHeading",
        "<w:pPr><w:keepNext/></w:pPr>" + _size(18, bold=True),
        based_on="EDI Cell",
    ),
    Style(
        "EDI Cell number heading",
        "EDICellNumberHeading",
        '<w:pPr><w:jc w:val="right"/></w:pPr>',
        based_on="EDI Cell heading",
    ),
    Style("EDI Status", "EDIStatus", _paragraph(10, 40) + _size(18, bold=True), based_on="EDI Cell"),
    Style("EDI Record", "EDIRecord", _paragraph(200, 0) + _size(17, colour=SOFT)),
    Style("EDI Strong", "EDIStrong", "<w:rPr><w:b/><w:bCs/></w:rPr>", kind="character", based_on=""),
    Style("EDI Soft", "EDISoft", f'<w:rPr><w:color w:val="{SOFT}"/></w:rPr>', kind="character", based_on=""),
    Style("Normal Table", "TableNormal", "", kind="table", based_on=""),
    Style("EDI Table", "EDITable", TABLE, kind="table", based_on="Normal Table"),
)  # fmt: skip
DEFAULTS = ("Normal", "Default Paragraph Font", "Normal Table")
BUILT_IN = {style.name for style in STYLES if not style.name.startswith("EDI ")}


def written(style: Style, ids: Mapping[str, str], *, default: bool = True) -> str:
    """The style as WordprocessingML; `ids` tells what the style it builds on is called in this document.

    A document has one `default` style of each kind.
    """
    own = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    chosen = ' w:default="1"' if default and style.name in DEFAULTS else ""
    based_on = f'<w:basedOn w:val="{ids[style.based_on]}"/>' if style.based_on else ""
    following = f'<w:next w:val="{ids["Normal"]}"/>' if style.name.startswith("heading") else ""
    shown = "<w:qFormat/>" if style.kind == "paragraph" else ""
    return (
        f'<w:style w:type="{style.kind}" w:styleId="{ids[style.name]}"{chosen}{own}><w:name '
        f'w:val="{style.name}"/>{based_on}{following}{shown}{style.looks}</w:style>'
    )
