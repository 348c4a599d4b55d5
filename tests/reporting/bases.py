"""Word documents as bodies have them: templates of many programs and tongues, and some made to harm."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from PIL import Image

from tests.imports.sheets import zipped

JANE = "Jane Leak"  # who wrote every base, and must stand in no report
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def bytes_of(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(content: bytes, **changes: Callable[[str], str]) -> bytes:
    """The document with the text of parts changed; `word_document` stands for word/document.xml."""
    parts = parts_of(content)
    for name, change in changes.items():
        file = f"{name.replace('_', '/', 1)}.xml"
        parts[file] = change(parts[file].decode()).encode()
    return zipped(parts.items())


def with_parts(content: bytes, more: dict[str, bytes | str]) -> bytes:
    return zipped({**parts_of(content), **more}.items())


def related(content: bytes, part: str, *relations: str) -> bytes:
    """The document with more relations of a part, each as its attributes."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    parts = parts_of(content)
    former = parts.get(name, f'<Relationships xmlns="{RELS}"></Relationships>'.encode()).decode()
    more = "".join(f"<Relationship {relation}/>" for relation in relations)
    if "</Relationships>" not in former:
        former = re.sub(r"(<Relationships[^>]*)/>", r"\1></Relationships>", former)
    parts[name] = former.replace("</Relationships>", f"{more}</Relationships>").encode()
    return zipped(parts.items())


def relation(id_: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{mode}'


def png(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (120, 40), colour).save(out, "PNG")
    return out.getvalue()


# --- as they are in the wild ------------------------------------------------------------------------------


def council():
    """A council's template: header and footer, its own headings, words of example, a page of its own before."""
    document = Document()
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = JANE
    about.title = "Council template"
    document.styles["Heading 2"].font.name = "Gill Sans"
    document.add_paragraph(f"Example words of the template, by {JANE}")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = "Ellmarch County Council"
    section.footer.paragraphs[0].text = "www.ellmarch.example"
    return document


def signed(content: bytes) -> bytes:
    """With the properties and records of people in which Word keeps names."""
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{JANE}</Company><Manager>{JANE}</Manager><Template>C:\\Users\\{JANE}\\x.dotx</Template></Properties>"
    )
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner"><vt:lpwstr>'
        f"{JANE}</vt:lpwstr></property></Properties>"
    )
    people = (
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author='
        f'"{JANE}"/></w15:people>'
    )
    content = with_parts(
        content,
        {
            "docProps/app.xml": app,
            "docProps/custom.xml": custom,
            "word/people.xml": people,
            "customXml/item1.xml": f"<a>{JANE}</a>",
        },
    )
    content = related(content, "", relation("rIdC", "custom-properties", "docProps/custom.xml"))
    content = related(content, "word/document.xml", relation("rIdP", "people", "people.xml"))
    content = related(content, "word/document.xml", relation("rIdX", "customXml", "../customXml/item1.xml"))
    return edited(
        content,
        word_settings=lambda s: s.replace(
            "<w:compat>",
            f'<w:docVars><w:docVar w:name="a" w:val="{JANE}"/></w:docVars><w:rsids><w:rsidRoot w:val="00A1"/>'
            "</w:rsids><w:compat>",
        ),
    )


@cache
def plain() -> bytes:
    return signed(bytes_of(council()))


def in_tongue(ids: dict[str, str], language: str) -> bytes:
    """A program in another tongue calls the styles otherwise inside, though their names are the same."""
    document = council()
    styles = document.styles.element
    for old, new in ids.items():
        for style in styles.xpath(f'./w:style[@w:styleId="{old}"]'):
            style.set(qn("w:styleId"), new)
        for use in styles.xpath(f'.//*[self::w:basedOn or self::w:next or self::w:link][@w:val="{old}"]'):
            use.set(qn("w:val"), new)
    for tongue in styles.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)
    return signed(bytes_of(document))


def welsh() -> bytes:
    ids = {f"Heading{n}": f"Pennawd{n}" for n in range(1, 10)} | {"Header": "Pennyn", "Footer": "Troedyn"}
    return in_tongue(ids, "cy-GB")


def german() -> bytes:
    ids = {f"Heading{n}": f"berschrift{n}" for n in range(1, 10)} | {"Normal": "Standard", "Title": "Titel"}
    return in_tongue(ids, "de-DE")


def french() -> bytes:
    ids = {f"Heading{n}": f"Titre{n}" for n in range(1, 10)} | {
        "ListBullet": "Listepuces",
        "Footer": "Pieddepage",
    }
    return in_tongue(ids, "fr-FR")


def without_styles() -> bytes:
    """No headings, no lists, no table style but the bare one."""
    document = council()
    for style in list(document.styles.element.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.startswith(("heading", "List", "Table Grid", "header", "footer", "Subtitle", "Title")):
            document.styles.element.remove(style)
    return signed(bytes_of(document))


@cache
def landscape() -> bytes:
    document = council()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    return signed(bytes_of(document))


@cache
def with_logo() -> bytes:
    """Another header on the first page, with a logo that nobody described; a picture as SVG beside it."""
    document = council()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    run = section.first_page_header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(png()), width=Cm(4))
    about = section.first_page_header._element.xpath(".//wp:docPr")[0]
    about.attrib.pop("descr", None)
    blip = section.first_page_header._element.xpath(".//a:blip")[0]
    blip.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg='
            f'"http://schemas.microsoft.com/office/drawing/2016/SVG/main" xmlns:r="{R}" r:embed="rIdSvg"/></a:ext>'
            "</a:extLst>"
        )
    )
    section.footer.paragraphs[0].add_run().add_picture(io.BytesIO(png("green")), width=Cm(1))
    section.footer._element.xpath(".//wp:docPr")[0].set("descr", "Investor in people")
    return signed(bytes_of(document))


def with_cover() -> bytes:
    """A cover with its own page, the pages that follow, and an appendix on its side at the end."""
    document = council()
    document.sections[0].header.paragraphs[0].text = "Ellmarch County Council"
    document.add_section(WD_SECTION.NEW_PAGE).left_margin = Cm(3)
    appendix = document.add_section(WD_SECTION.NEW_PAGE)
    appendix.orientation = WD_ORIENT.LANDSCAPE
    appendix.page_width, appendix.page_height = Cm(29.7), Cm(21)
    return signed(bytes_of(document))


def numbered_headings() -> bytes:
    """Headings that number themselves, and a page number of its own at the foot."""
    document = council()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{n + 1}"/>'
        f'<w:lvlText w:val="%{n + 1}"/></w:lvl>'
        for n in range(4)
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for n in range(1, 5):
        looks = document.styles[f"Heading {n}"].element.get_or_add_pPr()
        looks.get_or_add_numPr().get_or_add_numId().val = 77
    foot = document.sections[0].footer.paragraphs[0]
    foot._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    return signed(bytes_of(document))


def of_2007() -> bytes:
    """Without the settings of later programs: opened in compatibility mode."""
    return edited(
        plain(), word_settings=lambda s: re.sub(r"<w:compat>.*?</w:compat>", "<w:compat/>", s, flags=re.S)
    )


def tied() -> bytes:
    """Made from a template on somebody's computer, protected against editing, tracked from now on."""
    content = edited(
        plain(),
        word_settings=lambda s: s.replace(
            "<w:compat>",
            f'<w:attachedTemplate xmlns:r="{R}" r:id="rIdT"/><w:trackRevisions/><w:documentProtection '
            'w:edit="readOnly" w:enforcement="1"/><w:compat>',
        ),
    )
    target = "file:///C:\\Users\\Jane%20Leak\\Council.dotx"
    return related(content, "word/settings.xml", relation("rIdT", "attachedTemplate", target, external=True))


def template() -> bytes:
    parts = parts_of(plain())
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    return zipped({**parts, "[Content_Types].xml": types}.items())


def with_fonts() -> bytes:
    fonts = (
        f'<w:fonts {nsdecls("w")} xmlns:r="{R}"><w:font w:name="Ellmarch Sans"><w:embedRegular r:id="rId1" '
        'w:fontKey="{00000000-0000-0000-0000-000000000001}"/><w:embedBold r:id="rId9"/></w:font></w:fonts>'
    )
    content = with_parts(plain(), {"word/fontTable.xml": fonts, "word/fonts/font1.odttf": b"\1" * 900})
    return related(content, "word/fontTable.xml", relation("rId1", "font", "fonts/font1.odttf"))


def of_google() -> bytes:
    """As Google Docs exports: few settings, styles without outline levels, “Table Normal”."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/>'
        '<w:next w:val="Normal"/><w:pPr><w:keepNext w:val="1"/></w:pPr><w:rPr><w:color w:val="1155cc"/></w:rPr>'
        "</w:style>"
        for n in range(1, 7)
    )
    styles = (
        f'<w:styles {nsdecls("w")}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
        '<w:sz w:val="22"/><w:lang w:val="en"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Table Normal"/></w:style>'
        f"{styles}</w:styles>"
    )
    parts = parts_of(plain())
    settings = (
        f'<w:settings {nsdecls("w")}><w:displayBackgroundShape/><w:defaultTabStop w:val="720"/></w:settings>'
    )
    return zipped({**parts, "word/styles.xml": styles, "word/settings.xml": settings}.items())


def with_columns() -> bytes:
    """Two columns, lengths in centimetres, a watermark drawn the old way, a title that Word fills in."""
    mark = (
        f'<w:p {nsdecls("w")}><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="mark" '
        'style="width:100pt;height:20pt"><v:textpath string="OFFICIAL"/></v:shape></w:pict></w:r></w:p>'
    )
    tied = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:placeholder><w:docPart w:val="X"/></w:placeholder>'
        "<w:dataBinding w:prefixMappings="
        "\"xmlns:ns0='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" "
        'w:xpath="/ns0:coreProperties[1]/ns0:title[1]" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent><w:p>'
        "<w:r><w:t>Title</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document = council()
    header = document.sections[0].header._element
    header.append(parse_xml(tied))
    header.append(parse_xml(mark))
    page = document.sections[0]._sectPr
    page.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="708"/>'))
    content = signed(bytes_of(document))
    return edited(content, word_document=lambda s: re.sub(r'w:w="11906"', 'w:w="21cm"', s))


WILD = {
    "a council's": plain, "welsh": welsh, "german": german, "french": french, "no styles": without_styles,
    "landscape": landscape, "logo": with_logo,
    "cover": with_cover, "numbered headings": numbered_headings, "2007": of_2007, "tied": tied,
    "template": template, "fonts": with_fonts, "google": of_google, "columns": with_columns,
}  # fmt: skip


# --- that can't be taken ----------------------------------------------------------------------------------

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TRACKED = '<w:p><w:ins w:id="1" w:author="Jane Leak"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'


def in_body(more: str) -> bytes:
    return edited(plain(), word_document=lambda s: s.replace("<w:body>", f"<w:body>{more}", 1))


def in_header(more: str) -> bytes:
    """With more behind the words of the header."""
    [name] = [name for name in parts_of(plain()) if re.fullmatch(r"word/header\d*\.xml", name)]
    header = parts_of(plain())[name].decode().replace("</w:hdr>", f"{more}</w:hdr>")
    return with_parts(plain(), {name: header})


def header_leads(more: str, *relations: str) -> bytes:
    content = in_header(more)
    [name] = [name for name in parts_of(content) if re.fullmatch(r"word/header\d*\.xml", name)]
    return related(content, name, *relations)


def complex_field(*pieces: str) -> str:
    text = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{which}"/></w:r>' for which in ("begin", "end"))
    return f"<w:p>{begin}{text}{end}</w:p>"


def simple_field(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'


def typed(old: str, new: str) -> bytes:
    parts = parts_of(plain())
    types = parts["[Content_Types].xml"].decode().replace(old, new)
    return zipped({**parts, "[Content_Types].xml": types}.items())


def strict() -> bytes:
    return edited(
        plain(), word_document=lambda s: s.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    )


def commented() -> bytes:
    comments = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Jane Leak"><w:p/></w:comment></w:comments>'
    )
    return related(
        with_parts(plain(), {"word/comments.xml": comments}),
        "word/document.xml",
        relation("rIdCom", "comments", "comments.xml"),
    )


def narrow() -> bytes:
    return edited(plain(), word_document=lambda s: re.sub(r'w:left="\d+"', 'w:left="7000"', s))


def chart_in_header() -> bytes:
    chart = (
        f'<w:p><w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="{R}" '
        'r:id="rIdChart"/></w:drawing></w:r></w:p>'
    )
    content = header_leads(chart, relation("rIdChart", "chart", "charts/chart1.xml"))
    return with_parts(content, {"word/charts/chart1.xml": "<c/>"})


def linked_picture(kind: str, target: str) -> bytes:
    return related(plain(), "word/document.xml", relation("rIdOut", kind, target, external=True))


def link_in_header(target: str) -> bytes:
    link = f'<w:p><w:hyperlink xmlns:r="{R}" r:id="rIdLink"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    return header_leads(link, relation("rIdLink", "hyperlink", target, external=True))


def drawn_from_afar() -> bytes:
    return in_header(
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="https://x.example/a.png"/>'
        "</v:shape></w:pict></w:r></w:p>"
    )


def unlisted_numbers() -> bytes:
    return edited(
        plain(), word_numbering=lambda s: re.sub(r'(<w:num )w:numId="\d+"', r'\1w:numId="many"', s, count=1)
    )


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "This file is empty."),
    "no zip": (lambda: b"Once upon a time", "This is no Word document. Open it in Word, choose Save As"),
    "PDF": (lambda: b"%PDF-1.7\n", "This is no Word document."),
    "old Word": (lambda: OLD_WORD, "This is a Word file of the old kind (.doc)."),
    "password": (lambda: OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "is protected by a password. Take it off"),
    "OpenDocument": (
        lambda: zipped([("mimetype", "application/vnd.oasis.opendocument.text")], zipfile.ZIP_STORED),
        "This is an OpenDocument text (.odt).",
    ),
    "workbook": (
        lambda: typed("wordprocessingml.document.main", "spreadsheetml.sheet.main"), "This is no Word document."
    ),
    "zip": (lambda: zipped([("a.txt", "x")]), "This is no Word document."),
    "no main part": (lambda: zipped([("[Content_Types].xml", "<Types/>")]), "This is no Word document."),
    "cut short": (lambda: plain()[:-300], "The document is damaged, or packed as Word doesn't"),
    "macros": (lambda: with_parts(plain(), {"word/vbaProject.bin": "x"}), "The document holds macros"),
    "docm": (
        lambda: typed(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "The document holds macros",
    ),
    "strict": (strict, "Strict Open XML Document"),
    "outside its folder": (lambda: with_parts(plain(), {"../x.xml": "<x/>"}), "outside its folder"),
    "entity": (
        lambda: with_parts(plain(), {"word/header9.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "document type"
    ),
    "bomb": (lambda: with_parts(plain(), {"word/big.bin": b"\0" * 50_000_000}), "unpacks to more than 40 MB"),
    "bomb of words": (
        lambda: in_body("<w:p/>" * 800_000), "take more than 4 MB"
    ),
    "parts": (lambda: with_parts(plain(), {f"word/{n}.bin": "" for n in range(500)}), "more than 500 parts"),
    "no XML": (lambda: with_parts(plain(), {"word/styles.xml": "<w:styles"}), "A part of the document is damaged."),
    "embedded workbook": (
        lambda: with_parts(plain(), {"word/embeddings/book1.xlsx": "x"}), "holds a file or a control inside itself"
    ),
    "OLE": (
        lambda: related(plain(), "word/document.xml", relation("rIdO", "oleObject", "embeddings/o.bin")),
        "holds a file or a control inside itself",
    ),
    "ActiveX": (
        lambda: related(plain(), "word/document.xml", relation("rIdA", "control", "activeX/activeX1.xml")),
        "holds a file or a control inside itself",
    ),
    "another document": (
        lambda: related(plain(), "word/document.xml", relation("rIdA", "aFChunk", "chunk.html")),
        "holds a file or a control inside itself",
    ),
    "linked picture": (
        lambda: linked_picture("image", "https://x.example/logo.png"),
        "A picture in it is only linked to (https://x.example/logo.png). Choose File, Info, Edit Links",
    ),
    "linked object": (lambda: linked_picture("frame", "https://x.example/"), "holds a file or a control"),
    "fetched": (lambda: linked_picture("mailMergeSource", "file:///C:/a.xlsx"), "fetches something from elsewhere"),
    "picture of old kind from afar": (drawn_from_afar, "A picture in it is only linked to (https://x.example/a.png)"),
    "DDE": (lambda: in_body(simple_field("DDEAUTO c:\\\\cmd.exe")), "a field that fetches or runs something (DDEAUTO"),
    "INCLUDETEXT in pieces": (
        lambda: in_header(complex_field(" INCL", "UDETEXT ", "c:\\secret.docx")),
        "a field that fetches or runs something (INCLUDETEXT c:\\secret.docx). Click on it, press Ctrl+Shift+F9",
    ),
    "INCLUDEPICTURE": (lambda: in_header(simple_field(" includepicture &quot;http://x&quot; ")), "fetches or runs"),
    "field without a beginning": (
        lambda: in_header("<w:p><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>"), "fetches or runs something (DDE x)"
    ),
    "tracked": (lambda: in_body(TRACKED), "The document has tracked changes"),
    "tracked in the header": (lambda: in_header(TRACKED), "The document has tracked changes"),
    "comments": (commented, "The document has comments"),
    "narrow": (narrow, "Its margins leave less than 9 cm"),
    "chart": (chart_in_header, "The header or footer holds something that reports can't take over"),
    "link to a file": (
        lambda: link_in_header("file:///C:/x.docx"), "A link in the header or footer leads to “file:///C:/x.docx”"
    ),
    "link that runs": (
        lambda: in_header(simple_field("HYPERLINK &quot;javascript:alert(1)&quot;")), "leads to no web page"
    ),
    "drawing that leads to a file": (
        lambda: in_header(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="file:///C:/x.exe"/></w:pict></w:r></w:p>'
        ),
        "A link in it (file:///C:/x.exe) leads to no web page",
    ),
    "broken lists": (unlisted_numbers, "No report could be drawn on this document"),
}  # fmt: skip
