"""A person at the pages: opens one, reads it, fills in the form that has a button, and presses the button."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from tests.builders import PASSWORD


@dataclass
class Form:
    """A form of a page with what a browser would send if nothing were touched."""

    action: str = ""
    method: str = "get"
    sends: dict[str, Any] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)

    def chosen(self, name: str, answer: Any) -> Any:
        """What is sent for a choice whose words begin so; for a box, the words themselves."""
        if name not in self.choices:
            return answer
        return next(value for words, value in self.choices[name].items() if words.startswith(answer))


class Forms(HTMLParser):
    """The forms of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._words, self._control = "", {}
        self._labelled: dict[str, tuple[str, str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value if value is not None else "" for name, value in attrs}
        name, value = known.get("name", ""), known.get("value", "")
        if tag == "form":
            self.forms.append(Form(known.get("action", ""), known.get("method", "get").lower()))
        if tag in ("button", "textarea", "option", "label", "select"):
            self._words = ""
            self._control = known | ({"name": self._control.get("name", "")} if tag == "option" else {})
        if tag == "input" and name and self.forms:
            if known.get("type") in ("radio", "checkbox"):
                self._labelled[known.get("id", "")] = (name, value or "on")
                if "checked" not in known:
                    return
            self._sends(name, value or ("on" if known.get("type") == "checkbox" else ""), known.get("type"))

    def _sends(self, name: str, value: str, kind: str | None) -> None:
        """Boxes that are ticked under one name are sent together."""
        sends = self.forms[-1].sends
        sends[name] = [*sends.get(name, []), value] if kind == "checkbox" else value

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if not self.forms:
            return
        form, known = self.forms[-1], self._control
        said = " ".join(self._words.split())
        if tag == "button":
            form.buttons[said] = (known.get("name", ""), known.get("value", ""))
        elif tag == "textarea" and "name" in known:
            form.sends[known["name"]] = self._words.removeprefix("\n")
        elif tag == "option":
            form.choices.setdefault(known["name"], {})[said] = known.get("value", said)
            if "selected" in known or known["name"] not in form.sends:
                form.sends[known["name"]] = known.get("value", said)
        elif tag == "label" and known.get("for") in self._labelled:
            name, value = self._labelled[known["for"]]
            form.choices.setdefault(name, {})[said] = value


class Person:
    """Somebody with a browser; `said` is what the last page said, in words."""

    def __init__(self, user: User | None = None) -> None:
        self.client = Client()
        self.answer: HttpResponse | None = None
        if user:
            self.opens("/accounts/login/")
            self.presses("Sign in", login=user.email, password=PASSWORD)

    def opens(self, path: str, *, expects: int = 200) -> str:
        return self._reads(self.client.get(path, follow=True), expects)

    def presses(self, button: str, *, expects: int = 200, **answers: Any) -> str:
        """Presses a button of the page that is open, with these answers by the names of their boxes.

        An answer to a choice is given by its words on the page.
        """
        form = next(form for form in Forms(self.page).forms if button in form.buttons)
        told = {name: form.chosen(name, answer) for name, answer in answers.items()}
        unknown = set(told) - set(form.sends) - set(form.choices) - {"file"}
        assert not unknown, f"The page has no box {unknown}; it has {sorted(form.sends)}."
        name, value = form.buttons[button]
        sends = form.sends | told | ({name: value} if name else {})
        send = self.client.post if form.method == "post" else self.client.get
        return self._reads(send(form.action or self.path, sends, follow=True), expects)

    def downloads(self, path: str) -> bytes:
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Disposition"].startswith("attachment")
        return answer.content

    def _reads(self, answer: HttpResponse, expects: int) -> str:
        self.answer = answer
        assert answer.status_code == expects, (answer.status_code, answer.request["PATH_INFO"], self.said)
        return self.said

    @property
    def path(self) -> str:
        assert self.answer is not None
        asked = self.answer.request
        return asked["PATH_INFO"] + (f"?{asked['QUERY_STRING']}" if asked["QUERY_STRING"] else "")

    @property
    def page(self) -> str:
        assert self.answer is not None
        return self.answer.content.decode()

    @property
    def said(self) -> str:
        """The words of the page between its header and its footer."""
        main = re.search(r"<main.*?</main>", self.page, re.DOTALL)
        words = re.sub(
            r"<(script|style).*?</\1>|<[^>]+>", " ", main.group() if main else self.page, flags=re.DOTALL
        )
        return " ".join(unescape(words).split())
