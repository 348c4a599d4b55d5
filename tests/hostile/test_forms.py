"""Whatever is sent, to whatever address: a sentence, a redirect or a refusal, never a broken page."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, quote_plus, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_objective, make_owner
from tests.hostile.world import (
    OURS,
    FormOnPage,
    address,
    arguments,
    forms_on,
    make_world,
)

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
LONG = b"x" * 1_000_000
# As bytes, because half a character pair and broken UTF-8 are no text.
BAD: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \t\r\n",
    "nul": b"a\x00b",
    "half a pair": b"\xed\xa0\x80",
    "broken utf-8": b"\xff\xfe\xc3(",
    "a megabyte": LONG,
    "negative": b"-1",
    "huge": b"9" * 30,
    "past 64 bits": b"9223372036854775808",
    "past 32 bits": b"2147483648",
    "too many digits": b"9" * 5_000,
    "arabic digits": "٣".encode(),
    "underscored": b"1_0",
    "not a number": b"NaN",
    "exponent": b"1e309",
    "year 1": b"0001",
    "year 9999": b"9999",
    "first day": b"0001-01-01",
    "last day": b"9999-12-31",
    "no day": b"2025-13-45",
    "word": b"abc",
    "list": b"[1,2]",
    "object": b'{"a": {"$ne": 1}}',
    "sql": b"1' OR '1'='1' --",
    "percent": b"%s %(a)s {0} %%",
    "script": b'"><script>alert(1)</script>',
    "formula": b'=HYPERLINK("http://example.test")',
    "right to left": "\u202egnp.exe\u200b\u2066".encode(),
    "emoji": "👩🏽‍🚒\U0010ffff".encode(),
    "line ends": b"a\r\nX-Header: b\n\x0b\x0c\x85\xe2\x80\xa8",
    "template": b"{{ settings.SECRET_KEY }}{% debug %}",
    "elsewhere": b"//evil.example/",
    "path": b"../../../../etc/passwd",
}
# What breaks databases and parsers is tried in each box alone; everything else in all boxes at once.
SHARP = ("nul", "half a pair", "broken utf-8", "huge", "past 64 bits", "past 32 bits", "list", "year 9999")
QUERIES = ("page", "q", "sort", "per", "as_at", "as_at_year", "status", "owner", "objective", "from", "next")
QUERIES += ("parent", "show", "strategy", "closed", "attention", "state", "theme")


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """One world for all: whatever a test changes in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world, db):
    return shared_world


@pytest.fixture
def client(world):
    client = Client(raise_request_exception=False)
    client.force_login(world.boss)
    return client


def send(client: Client, method: str, url: str, **more) -> str:
    """What went wrong; empty where the answer is no 5xx. Nothing that was sent is kept."""
    with transaction.atomic():
        answer = client.generic(method, url, **more)
        answer.content  # noqa: B018 a page that breaks while it is drawn breaks here
        transaction.set_rollback(True)
    if answer.status_code < 500:
        return ""
    _, error, trace = answer.exc_info or (None, None, None)
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{method} {url[:150]}: {type(error).__name__}: {str(error)[:150]} at {place}"


def encoded(fields: Mapping[str, bytes | str | list[bytes]]) -> bytes:
    pairs = [
        (name, v) for name, value in fields.items() for v in (value if isinstance(value, list) else [value])
    ]
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in pairs).encode()


def spoilt(form: FormOnPage) -> Iterator[tuple[str, bytes]]:
    """The form with one box wrong at a time, then doubled, then missing, then with all of them wrong."""
    for name in form.fields:
        for sharp in SHARP:
            yield name, encoded(form.fields | {name: BAD[sharp]})
        yield name, encoded(form.fields | {name: [b"1", form.fields[name].encode(), b"abc"]})
        yield name, encoded({other: value for other, value in form.fields.items() if other != name})
        yield name, encoded(form.fields | {f"{name}[]": b"1", f"{name}_0": b"1"})
    for bad in BAD.values():
        yield "all", encoded(dict.fromkeys(form.fields, bad))
    yield "none", b""


def distinct(forms: list[FormOnPage], *, at_most: int = 14) -> list[FormOnPage]:
    """One form of each kind; of a long row of boxes of one kind only the first few."""
    kinds = {}
    for form in forms:
        form.fields = dict(list(form.fields.items())[:at_most]) | {
            name: value for name, value in form.fields.items() if name in ("version", "form_key", "do")
        }
        kinds.setdefault((urlsplit(form.action).path, form.method, tuple(form.fields)), form)
    return list(kinds.values())


def spoil(client: Client, forms: list[FormOnPage]) -> list[str]:
    wrong = []
    for form in distinct(forms):
        for name, body in spoilt(form):
            if form.method == "post":
                told = send(client, "POST", form.action, data=body, content_type=FORM)
            elif len(body) < 500_000:
                told = send(client, "GET", f"{urlsplit(form.action).path}?{body.decode()}")
            else:
                told = ""
            if told:
                wrong.append(f"{name}: {told}")
    return wrong


PAGES = [(route, name, pattern) for route, name, pattern in OURS]
NAMES = [name for _, name, _ in PAGES]


@pytest.mark.parametrize(("route", "name", "pattern"), PAGES, ids=NAMES)
def test_no_form_of_a_page_breaks_it(client, world, route, name, pattern):
    forms = forms_on(client, address(route, name, pattern, world))
    assert spoil(client, forms) == []


@pytest.mark.parametrize(("route", "name", "pattern"), PAGES, ids=NAMES)
def test_no_query_breaks_a_page(client, world, route, name, pattern):
    url = address(route, name, pattern, world)
    asked = [f"{query}={quote(bad)}" for query in QUERIES for bad in map(BAD.get, SHARP)]
    asked += [encoded(dict.fromkeys(QUERIES, bad)).decode() for bad in BAD.values() if len(bad) < 10_000]
    asked += ["=", "&&&", "%", "%zz=%zz", "a[]=1&a[b]=2", "\x7f=1", "page=1&page=2&page=abc", "x" * 8_000]
    wrong = [send(client, "GET", f"{url}?{query}") for query in asked]
    assert [told for told in wrong if told] == []


BODIES = {
    "json": ("application/json", b'{"narrative": "\\ud800", "version": [1, {"a": null}], "on": 1e999}'),
    "not json": ("application/json", b"\xff{"),
    "an unknown charset": (f"{FORM}; charset=klingon", b"narrative=a"),
    "utf-7": (f"{FORM}; charset=utf-7", b"narrative=+ADw-script+AD4-"),
    "utf-16": (f"{FORM}; charset=utf-16", "narrative=a".encode("utf-16")),
    "multipart without a boundary": ("multipart/form-data", b"narrative=a"),
    "multipart cut short": (
        "multipart/form-data; boundary=a",
        b'--a\r\nContent-Disposition: form-data; name="x',
    ),
    "a file in the place of a text": (
        "multipart/form-data; boundary=a",
        b'--a\r\nContent-Disposition: form-data; name="narrative"; filename="\x00.txt"\r\n\r\nx\r\n--a--\r\n',
    ),
    "a broken name": (
        "multipart/form-data; boundary=a",
        b'--a\r\nContent-Disposition: form-data; name="\xff\x00"\r\n\r\n\xff\x00\r\n--a--\r\n',
    ),
    "base64 that is none": (
        "multipart/form-data; boundary=a",
        b'--a\r\nContent-Disposition: form-data; name="x"\r\nContent-Transfer-Encoding: base64\r\n\r\n!\r\n--a--',
    ),
    "too many boxes": (FORM, b"&".join(b"a%d=1" % n for n in range(4_000))),
    "too much": (FORM, b"narrative=" + b"x" * 3_000_000),
    "nothing said": ("", b"abc"),
}


@pytest.mark.parametrize(("route", "name", "pattern"), PAGES, ids=NAMES)
def test_no_body_breaks_a_page(client, world, route, name, pattern):
    url = address(route, name, pattern, world)
    wrong = [send(client, "POST", url, data=body, content_type=kind) for kind, body in BODIES.values()]
    assert [told for told in wrong if told] == []


@pytest.mark.parametrize("page", ["new_update", "edit_action", "close_action", "new_action", "register"])
def test_nothing_that_can_be_thought_of_breaks_a_form(client, world, page):
    route, name, pattern = next(entry for entry in PAGES if entry[1] == page)
    url = address(route, name, pattern, world)
    form = max(forms_on(client, url), key=lambda form: len(form.fields))

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(
        st.fixed_dictionaries(
            {},
            optional={
                n: st.binary(max_size=60)
                | st.text(max_size=60).map(lambda text: text.encode(errors="surrogatepass"))
                for n in form.fields
            },
        )
    )
    def try_out(changed):
        body = encoded(form.fields | changed)
        if form.method == "post":
            assert send(client, "POST", url, data=body, content_type=FORM) == ""
        else:
            assert send(client, "GET", f"{url}?{body.decode()}") == ""

    try_out()


# --- hidden ids -------------------------------------------------------------------------------------------


def filled(client: Client, page: str, world) -> tuple[str, dict[str, str]]:
    route, name, pattern = next(entry for entry in PAGES if entry[1] == page)
    url = address(route, name, pattern, world)
    form = next(
        f
        for f in forms_on(client, url)
        if (f.method == "post" and "version" in f.fields) or (f.method == "post" and "form_key" in f.fields)
    )
    return url, form.fields


def test_the_status_of_another_strategy_is_refused_in_a_sentence(client, world):
    url, fields = filled(client, "new_update", world)
    foreign = world.other.status_terms.first().pk
    answer = client.post(url, fields | {"narrative": "Gone on", "status": foreign})
    assert answer.context["form"].errors["status"] == ["Choose one of the answers shown for “Status”."]
    assert world.action.updates.count() == 2


@pytest.mark.parametrize("owner", ["999999", "-1", "abc", "9" * 40, "1\0"])
def test_an_unknown_owner_is_refused_in_a_sentence(client, world, owner):
    url, fields = filled(client, "edit_action", world)
    answer = client.post(url, fields | {"why": "A test", "owners": owner})
    assert answer.context["form"].errors["owners"] == ["Choose one of the answers shown for “Owners”."]
    assert [link.owner for link in world.action.action_owners.all()] == [world.owner]


def test_the_objective_of_another_strategy_is_refused_in_a_sentence(client, world):
    foreign = make_objective(world.other, "5").pk
    url, fields = filled(client, "edit_action", world)
    answer = client.post(url, fields | {"why": "A test", "objective": foreign})
    assert list(answer.context["form"].errors) == ["objective"]


def test_the_action_of_another_strategy_can_take_no_place_here(client, world):
    url, fields = filled(client, "close_action", world)
    answer = client.post(
        url, fields | {"kind": "merged", "into": world.elsewhere.number, "reason": "So", "agreed_by": "All"}
    )
    assert list(answer.context["form"].errors) == ["into"]
    world.action.refresh_from_db()
    assert world.action.closure == ""


def test_an_action_is_found_in_its_own_strategy_only(client, world):
    url = reverse("action", args=[world.strategy.slug, world.elsewhere.ref])
    assert [client.get(f"{url}{page}").status_code for page in ("", "edit/", "updates/new/", "history/")] == [
        404
    ] * 4
    assert client.post(f"{url}updates/new/", {"narrative": "x"}).status_code == 404


def test_an_alias_or_a_member_of_another_owner_is_not_found(client, world):
    other = make_owner("Museum Service")
    for name, pk in (("remove_owner_alias", world.alias.pk), ("remove_owner_member", world.person.pk)):
        assert client.post(reverse(name, args=[other.slug, pk])).status_code == 404


# --- addresses --------------------------------------------------------------------------------------------

PARTS = [
    "%00",
    "a%00b",
    "..",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f",
    "x" * 4_000,
    "9" * 30,
    "9" * 5_000,
    "-1",
    "%ff%fe",
    "%ED%A0%80",
    "%E2%80%AE",
    "%0d%0aSet-Cookie:%20a=b",
    "no-such-thing",
    "'%20OR%201=1",
    "%3Cscript%3E",
    "*",
    "%25s",
]
WITH_PLACES = [entry for entry in PAGES if entry[2].pattern.converters]


@pytest.mark.parametrize(("route", "name", "pattern"), WITH_PLACES, ids=[name for _, name, _ in WITH_PLACES])
def test_an_address_that_names_nothing_is_not_found(client, world, route, name, pattern):
    real = {place: str(value) for place, value in arguments(route, name, pattern, world).items()}
    converters = {place: type(c).__name__ for place, c in pattern.pattern.converters.items()}
    wrong = []
    for place in real:
        for part in PARTS:
            url = "/" + route
            for each, value in real.items():
                kind = {"IntConverter": "int", "SlugConverter": "slug", "StringConverter": "str"}[
                    converters[each]
                ]
                url = url.replace(f"<{kind}:{each}>", part if each == place else value)
            for method in ("GET", "POST"):
                with transaction.atomic():
                    status = client.generic(method, url).status_code
                    transaction.set_rollback(True)
                if status not in (404, 405):
                    wrong.append((status, method, url[:200]))
    assert wrong == []


@pytest.mark.parametrize("path", [f"/{part}" for part in PARTS] + ["/staff/" + part for part in PARTS])
def test_an_unknown_address_is_not_found(client, path):
    assert client.get(path).status_code in (404, 301)


# --- signing in -------------------------------------------------------------------------------------------

STRANGERS = ["account_login", "account_reset_password", "account_signup", "account_logout"]
SIGNED_IN = ["account_change_password", "account_reauthenticate", "mfa_index", "mfa_activate_totp"]


@pytest.mark.parametrize("name", STRANGERS)
def test_no_form_of_signing_in_breaks(world, name):
    client = Client(raise_request_exception=False)
    assert spoil(client, forms_on(client, reverse(name))) == []


@pytest.mark.parametrize("name", SIGNED_IN)
def test_no_form_of_ones_own_account_breaks(client, name):
    forms = forms_on(client, reverse(name))
    assert spoil(client, [form for form in forms if form.method == "post"]) == []


@pytest.mark.parametrize(
    "key",
    [
        "0-x",
        "zzzzzzzzzzzzz-x",
        "z" * 40 + "-x",
        "1-%00",
        "1-" + "x" * 4_000,
        "3w5e11264sgsf-a",
        "1-set-password",
    ],
)
def test_a_made_up_link_for_a_new_password_opens_nothing(world, key):
    client = Client(raise_request_exception=False)
    assert send(client, "GET", f"/accounts/password/reset/key/{key}/") == ""


COOKIES = [
    r'"\000\000\000\000\000\000\000\000\000"',
    "x" * 4_000,
    "\xff\xfe" * 10,
    "'; DROP TABLE django_session; --",
    "",
    "../../etc/passwd",
]


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("name", ["session", "csrf", "messages", "sessionid"])
def test_no_cookie_breaks_a_page(world, name, cookie):
    client = Client(raise_request_exception=False)
    for url in ("/", "/staff/", reverse("account_login"), "/readyz"):
        assert send(client, "GET", url, headers={"cookie": f"{name}={cookie}"}) == ""
        more = {"data": b"login=a&password=b", "content_type": FORM}
        assert send(client, "POST", url, headers={"cookie": f"{name}={cookie}"}, **more) == ""


# --- the administration -----------------------------------------------------------------------------------


def admin_pages() -> list[str]:
    from django.contrib import admin

    found = []
    for model, options in admin.site._registry.items():
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found.append(f"{base}_changelist")
        if type(options).has_add_permission is admin.ModelAdmin.has_add_permission:
            found.append(f"{base}_add")
    return found


@pytest.mark.parametrize("name", admin_pages())
def test_nothing_breaks_the_administration(client, world, name):
    url = reverse(name)
    bad = {key: value for key, value in BAD.items() if len(value) < 10_000}
    wrong = [
        send(client, "GET", f"{url}?{query}={quote(value)}")
        for query in ("q", "p", "o", "e", "id__exact", "_changelist_filters", "all", "id")
        for value in bad.values()
    ]
    if not name.endswith("_add"):
        wrong += [send(client, "GET", f"{url}{part}/change/") for part in PARTS]
    forms = [form for form in forms_on(client, url) if form.method == "post"]
    assert [told for told in wrong if told] + spoil(client, forms) == []
