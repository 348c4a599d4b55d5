"""The way of figures in: upload, questions, preview, saved. For HR only."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts.access import SignedIn, needs
from accounts.changes import note
from accounts.roles import Right
from imports.files.cells import Refusal
from imports.files.workbook import read_workbook
from imports.models import FiguresUpload
from imports.recording import journey
from imports.recording.pages import showing
from imports.recording.pages.forms import FiguresForm, QuestionsForm
from imports.recording.template_file import template_csv, template_workbook

form_page = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE, LINES_PER_PAGE = 25, 50
REMEMBERED = (
    "Some columns have the headings of an earlier file, so they are read as you said then. Look at “Which columns "
    "were used for what”."
)
MOVED_ON = "This import has moved on since you opened the page. This is how it stands now."


@needs(Right.IMPORT_MEASURES)
@require_safe
def measure_imports(request: SignedIn) -> HttpResponse:
    """Every file of figures with how far it has got, the latest first."""
    uploads = FiguresUpload.objects.select_related("uploaded_by").defer("content", "workbook", "answers")
    page = Paginator(uploads, PER_PAGE).get_page(request.GET.get("page"))
    waiting = FiguresUpload.objects.filter(state=FiguresUpload.State.READ).count()
    return render(request, "imports/figures/imports.html", {"page": page, "waiting": waiting})


@needs(Right.IMPORT_MEASURES)
@form_page
def new_measure_import(request: SignedIn) -> HttpResponse:
    """Upload: the file is read before anything of it is kept, so that a refusal leaves nothing behind."""
    form = FiguresForm(
        request.POST or None, request.FILES or None, too_large=getattr(request, "upload_too_large", False)
    )
    if request.method == "POST" and form.is_valid():
        upload = _read_and_start(request, form)
        if upload:
            return redirect(upload)
    return render(request, "imports/figures/new.html", {"form": form, "steps": showing.steps("Upload")})


def _read_and_start(request: SignedIn, form: FiguresForm) -> FiguresUpload | None:
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        workbook = read_workbook(content, file.name)
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        note(what="Figures refused", detail=f"{file.name}: {refusal}", by=request.user)
        return None
    upload = journey.start(content=content, workbook=workbook, by=request.user, today=timezone.localdate())
    if upload.answers:
        messages.info(request, REMEMBERED)
    return upload


def _upload(pk: int) -> FiguresUpload:
    return get_object_or_404(
        FiguresUpload.objects.select_related("uploaded_by", "saved_by").defer("content"), pk=pk
    )


@needs(Right.IMPORT_MEASURES)
@form_page
def measure_import(request: SignedIn, pk: int) -> HttpResponse:
    """Questions, what is wrong, and every figure as it would be saved; afterwards what was saved."""
    upload = _upload(pk)
    if request.method == "POST":
        return _decided(request, upload)
    outcome = journey.look(upload, today=timezone.localdate())
    if outcome is None or outcome.read is None:
        return render(
            request, "imports/figures/saved.html", {"upload": upload, "steps": showing.steps("Saved")}
        )
    return _preview(request, upload, outcome)


def _preview(
    request: SignedIn, upload: FiguresUpload, outcome, form: QuestionsForm | None = None
) -> HttpResponse:
    shown = showing.filters(outcome, request.GET.get("show", ""))
    page = Paginator(showing.figures_shown(outcome, shown), LINES_PER_PAGE).get_page(request.GET.get("page"))
    said = upload.answers.get("sheets", {})
    form = form or QuestionsForm(read=outcome.read, said=said, initial={"version": upload.version})
    context = {
        "upload": upload,
        "form": form,
        "filters": shown,
        "page": page,
        "lines": [showing.line(figure) for figure in page.object_list],
        "steps": showing.steps("Answer questions" if outcome.read.questions else "Preview"),
    }
    return render(request, "imports/figures/preview.html", context | showing.preview(outcome, upload))


def _decided(request: SignedIn, upload: FiguresUpload) -> HttpResponse:
    version = _number(request.POST.get("version"))
    if version != upload.version or upload.state == FiguresUpload.State.SAVED:
        messages.warning(request, MOVED_ON)
        return redirect(upload)
    match request.POST.get("do"):
        case "save":
            outcome = journey.save(
                upload=upload, version=version, by=request.user, today=timezone.localdate()
            )
            if outcome is None or not outcome.saved:
                messages.warning(request, "This can’t be saved yet. What is in the way is said below.")
        case "leave_out" | "accept" as choice:
            places = [place[:400] for place in request.POST.getlist("place")][:20_000]
            if places:
                journey.settle(upload=upload, version=version, answers={choice: places})
            else:
                messages.info(request, "Nothing was ticked, so nothing is different.")
        case "forget":
            journey.forget(upload=upload, version=version)
        case _:
            return _answered(request, upload, version)
    return redirect(upload)


def _answered(request: SignedIn, upload: FiguresUpload, version: int) -> HttpResponse:
    outcome = journey.look(upload, today=timezone.localdate())
    if outcome is None or outcome.read is None:
        return redirect(upload)
    form = QuestionsForm(request.POST, read=outcome.read, said=upload.answers.get("sheets", {}))
    if not form.is_valid():
        return _preview(request, upload, outcome, form)
    answers = form.answers()
    if answers:
        journey.settle(upload=upload, version=version, answers=answers)
    else:
        messages.info(request, "No answer was given, so nothing is different.")
    return redirect(upload)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1


@needs(Right.IMPORT_MEASURES)
@require_GET
def measure_import_file(request: SignedIn, pk: int) -> HttpResponse:
    """The file as it came, always as a download, until its retention period is over."""
    upload = get_object_or_404(FiguresUpload, pk=pk, content__isnull=False)
    assert upload.content is not None
    response = HttpResponse(bytes(upload.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, upload.file_name) or "attachment"
    )
    return response


@needs(Right.IMPORT_MEASURES)
@require_GET
def measure_template(request: SignedIn) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="figures-template.xlsx"'}
    return HttpResponse(template_workbook(), content_type=XLSX, headers=headers)


@needs(Right.IMPORT_MEASURES)
@require_GET
def measure_template_csv(request: SignedIn) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="figures-template.csv"'}
    return HttpResponse(template_csv(), content_type="text/csv; charset=utf-8", headers=headers)
