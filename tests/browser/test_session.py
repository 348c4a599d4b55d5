"""Somebody who does nothing for a while is warned before being signed out, and may stay."""

from accounts.roles import Role

MINUTE = 60_000


def test_a_warning_comes_before_the_idle_sign_out_and_one_can_stay(visit):
    visitor = visit(Role.VIEWER)
    visitor.page.clock.install()
    page = visitor.go("/staff/strategies/")
    warning = page.get_by_role("dialog", name="You are about to be signed out")
    page.clock.fast_forward(20 * MINUTE)
    assert not warning.is_visible()
    page.clock.fast_forward(6 * MINUTE)
    assert warning.is_visible()
    assert "4 minutes" in warning.inner_text()
    assert visitor.complaints() == []
    page.evaluate("document.title = 'This page was not left'")
    with page.expect_response(lambda answer: answer.request.method == "HEAD") as kept:
        warning.get_by_role("button", name="Stay signed in").press("Enter")
    assert kept.value.status == 200
    assert not warning.is_visible()
    page.clock.fast_forward(10 * MINUTE)
    assert not warning.is_visible()
    assert page.title() == "This page was not left"


def test_the_page_of_somebody_who_was_away_too_long_asks_to_sign_in(visit):
    visitor = visit(Role.VIEWER)
    visitor.page.clock.install()
    page = visitor.go("/staff/strategies/")
    visitor.context.clear_cookies()
    page.clock.fast_forward(31 * MINUTE)
    page.wait_for_url("**/accounts/login/?next=/staff/strategies/")
