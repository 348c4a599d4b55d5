"""The way of a plan into the register: upload, columns, words, preview, result."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from imports import journey
from imports.exported.export import export_plan
from imports.files.cells import Refusal
from imports.files.workbook import read_workbook
from imports.models import ImportBatch
from imports.pages import again as again_questions
from imports.pages import asking, asking_columns, asking_owners, showing, steps
from imports.pages.again import AgainForm
from imports.pages.forms import AnswersForm, ColumnsForm, UploadForm, WordsForm
from plans.models import Strategy

form_page = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE, ROWS_PER_PAGE, SHEETS_PER_PAGE = 25, 50, 10
ANSWERS_KEPT = "Your answers are kept. This is what would be saved now."
MOVED_ON = "This import has moved on since you opened the page. This is how it stands now."
ANSWERED_FIRST = (
    "Somebody else answered while this page was open. What you typed is still in the boxes: "
    "send it again to put it in the place of their answers."
)


@needs(Right.IMPORT_PLAN)
@require_safe
def imports(request: SignedIn) -> HttpResponse:
    """Every import with how far it has got, the latest first."""
    page = Paginator(steps.listed_batches(), PER_PAGE).get_page(request.GET.get("page"))
    lines = [steps.batch_line(batch, timezone.now()) for batch in page.object_list]
    sentence = steps.list_sentence(page.paginator.count, steps.unfinished_batches())
    return render(request, "imports/imports.html", {"page": page, "lines": lines, "sentence": sentence})


@needs(Right.IMPORT_PLAN)
@form_page
def new_import(request: SignedIn) -> HttpResponse:
    """Upload: the file is read before anything of it is kept, so that a refusal leaves nothing behind."""
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        strategies=Strategy.objects.all(),
        too_large=getattr(request, "upload_too_large", False),
        initial={"as_at": timezone.localdate(), "strategy": request.GET.get("strategy")},
    )
    if request.method == "POST" and form.is_valid():
        batch = _read_and_start(request, form)
        if batch:
            return redirect("import_batch", batch.pk)
    return render(request, "imports/new.html", {"form": form, "steps": steps.steps(None, "upload")})


def _read_and_start(request: SignedIn, form: UploadForm) -> ImportBatch | None:
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        workbook = read_workbook(content, file.name)
    except Refusal as refusal:
        named_twice = refusal.where and refusal.where.split(",")[0] in refusal.message
        form.add_error("file", refusal.message if named_twice else str(refusal))
        journey.refuse(refusal=refusal, file_name=file.name, by=request.user)
        return None
    return journey.start(
        content=content,
        workbook=workbook,
        strategy=form.target,
        slug=form.slug(),
        title=form.cleaned_data["title"],
        as_at=form.cleaned_data["as_at"],
        by=request.user,
    )


def _batch(pk: int, *deferred: str) -> ImportBatch:
    found = ImportBatch.objects.select_related("upload", "strategy", "started_by")
    return get_object_or_404(found.defer("upload__content", *deferred), pk=pk)


@needs(Right.IMPORT_PLAN)
@require_safe
def import_batch(request: SignedIn, pk: int) -> HttpResponse:
    """Where an import stands: its next step, or the work that is being done on it, or why that stopped."""
    batch = _batch(pk, "workbook")
    if step := steps.next_step(batch):
        return redirect(step, pk)
    stopped = steps.stopped_sentence(batch, timezone.now())
    title = "Saving the plan" if batch.state == ImportBatch.State.SAVING else "Reading the plan"
    return render(
        request,
        "imports/working.html",
        {
            "batch": batch,
            "steps": steps.steps(batch, "import_preview" if batch.result else "upload"),
            "title": "The import stopped" if stopped else title,
            "stopped": stopped,
        },
    )


@needs(Right.IMPORT_PLAN)
@require_POST
def again(request: SignedIn, pk: int) -> HttpResponse:
    """Starts work again that has stopped."""
    batch = _batch(pk, "workbook")
    if not journey.start_again(batch=batch, version=batch.version, by=request.user):
        messages.info(request, "There was nothing to start again: the work is going on, or it is done.")
    return redirect("import_batch", pk)


def _away(batch: ImportBatch) -> HttpResponseRedirect | None:
    """Steps that ask something are open only while the import waits for a person."""
    return None if batch.state == ImportBatch.State.READ else redirect("import_batch", batch.pk)


@needs(Right.IMPORT_PLAN)
@form_page
def columns(request: SignedIn, pk: int) -> HttpResponse:
    """Check columns: what each column of each sheet holds."""
    batch = _batch(pk)
    if away := _away(batch):
        return away
    sheets = asking_columns.sheets_of(batch)
    page = Paginator(sheets, SHEETS_PER_PAGE).get_page(request.GET.get("page"))
    form = ColumnsForm(
        request.POST or None, sheets=list(page.object_list), initial={"version": batch.version}
    )
    sent = request.method == "POST" and form.is_valid()
    if sent and (settled := _settled(request, batch, form, {"sheets": form.answers()})):
        return settled
    context = {"form": form, "page": page, "steps": steps.steps(batch, "import_columns")}
    return render(request, "imports/columns.html", context | asking_columns.columns_page(batch, form))


@needs(Right.IMPORT_PLAN)
@form_page
def words(request: SignedIn, pk: int) -> HttpResponse:
    """Settle words: what the status words mean, and whom the owner column names."""
    batch = _batch(pk, "workbook")
    if away := _away(batch):
        return away
    asked_words, owner_texts = asking.words_to_settle(batch), asking_owners.owners_to_settle(batch)
    form = WordsForm(
        request.POST or None, words=asked_words, owners=owner_texts, initial={"version": batch.version}
    )
    sent = request.method == "POST" and form.is_valid()
    if sent and (settled := _settled(request, batch, form, form.answers())):
        return settled
    context = {"form": form, "steps": steps.steps(batch, "import_words")}
    return render(request, "imports/words.html", context | asking.words_page(batch, form))


def _settled(request: SignedIn, batch: ImportBatch, form: AnswersForm, answers: dict) -> HttpResponse | None:
    """On to the next step; None when somebody else answered first: then what was typed stays in the boxes."""
    if journey.settle(batch=batch, version=form.cleaned_data["version"], answers=answers, by=request.user):
        return redirect("import_batch", batch.pk)
    renewed = request.POST.copy()
    renewed["version"] = str(batch.version)
    form.data = renewed
    form.add_error(None, ANSWERED_FIRST)
    return None


@needs(Right.IMPORT_PLAN)
@form_page
def preview(request: SignedIn, pk: int) -> HttpResponse:
    """Preview: every row as the register would show it, and what the save would do with it."""
    batch = _batch(pk, "workbook")
    if away := _away(batch):
        return away
    questions = again_questions.again_form(batch, request.POST if request.method == "POST" else None)
    moved_on = request.method == "POST" and showing.whole_number(request.POST.get("version")) != batch.version
    if request.method == "POST" and (moved_on or questions.is_valid()):
        return _decided(request, batch, questions)
    filters = showing.filters_of(batch, request.GET.get("show", ""))
    page = Paginator(showing.rows_shown(batch, filters), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": batch,
        "filters": filters,
        "page": page,
        "steps": steps.steps(batch, "import_preview"),
    }
    context |= showing.preview_page(batch, page) | again_questions.again_page(batch, questions)
    return render(request, "imports/preview.html", context)


def _decided(request: SignedIn, batch: ImportBatch, questions: AgainForm) -> HttpResponse:
    """Rows that were ticked are left out and answers are kept, and shown so first; only what was seen is
    saved.
    """
    version = showing.whole_number(request.POST.get("version"))
    here = f"{reverse('import_preview', args=[batch.pk])}?{showing.place_of(request.POST)}"
    if version != batch.version:
        messages.warning(request, MOVED_ON)
        return redirect(here)
    left_out = showing.left_out_after(batch, request.POST)
    split = showing.split_after(batch, request.POST)
    said = again_questions.answered(batch, questions)
    if said is not None or split is not None:
        answers = dict(said or {})
        if left_out is not None:
            answers["leave_out"] = left_out
        if split is not None:
            answers["split"] = split
        journey.settle(batch=batch, version=version, answers=answers, by=request.user)
        messages.info(request, ANSWERS_KEPT)
    elif left_out is not None:
        journey.settle(batch=batch, version=version, answers={"leave_out": left_out}, by=request.user)
        messages.info(request, showing.left_out_sentence(len(left_out)))
    elif request.POST.get("do") != "save":
        messages.info(request, "No row was ticked and no answer given, so nothing is different.")
    elif journey.request_save(batch=batch, version=version, by=request.user):
        here = batch.get_absolute_url()
    else:
        messages.warning(request, "This can’t be saved yet. What is in the way is said below.")
    return redirect(here)


@needs(Right.IMPORT_PLAN)
@require_safe
def result(request: SignedIn, pk: int) -> HttpResponse:
    """Result: what was saved, and what the plan's own faults are."""
    batch = _batch(pk, "workbook")
    if batch.state != ImportBatch.State.SAVED:
        return redirect("import_batch", pk)
    context = {"batch": batch, "steps": steps.steps(batch, "import_result")}
    return render(request, "imports/result.html", context | showing.result_page(batch))


@needs(Right.IMPORT_PLAN)
@require_GET
def original_file(request: SignedIn, pk: int) -> HttpResponse:
    """The file as it was uploaded, byte for byte, always as a download and never shown."""
    upload = get_object_or_404(ImportBatch.objects.select_related("upload").only("upload"), pk=pk).upload
    response = HttpResponse(bytes(upload.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, upload.file_name) or "attachment"
    )
    return response


@needs(Right.READ)
@require_safe
def plan_workbook(request: SignedIn, slug: str) -> HttpResponse:
    """The plan as a workbook to work in; brought in again as it is, it changes nothing."""
    strategy, today = get_object_or_404(Strategy, slug=slug), timezone.localdate()
    name = f"{slug}-plan-{today}.xlsx"
    return HttpResponse(
        export_plan(strategy, as_at=today),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
