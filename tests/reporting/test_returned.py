"""What mail servers say of letters that did not arrive is understood; whatever else comes says nothing."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reporting.letters.returned import LONGEST, MOST, MOST_LINES, Fate, fate_of, read_returned
from tests.reporting.returned_mail import (
    ANN,
    FORMS,
    LETTER,
    exchange,
    internationalised,
    out_of_office,
    postfix,
    read_receipt,
)

SAID = {
    "Postfix": "550 5.1.1 <ann@example.test>: Recipient address rejected: User unknown in virtual mailbox table",
    "Exchange": "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
    "Exim": "5.0.0 550 No such person at this address",
    "Exim of old": "550 5.1.1 unknown or illegal alias: ann@example.test",
}


@pytest.mark.parametrize("server", FORMS)
def test_each_servers_report_names_the_letter_the_address_and_why(server):
    [told] = read_returned(FORMS[server]())
    assert LETTER in told.message_ids
    assert (told.addresses, told.fate, told.said) == ({ANN}, Fate.FOR_GOOD, SAID[server])


def test_addresses_with_letters_of_their_own_are_understood():
    [told] = read_returned(internationalised())
    assert (told.message_ids, told.addresses, told.said) == (
        {LETTER},
        {"gŵr@example.test"},
        "5.1.1 550 Pa ŵr?",
    )


@pytest.mark.parametrize(
    ("action", "status", "fate"),
    [
        ("failed", "5.1.1", Fate.FOR_GOOD),
        ("Failed ", "5.2.2 (mailbox full)", Fate.FOR_GOOD),
        ("failed", "4.4.1", Fate.FAILED),
        ("failed", "", Fate.FAILED),
        ("delayed", "4.4.1", Fate.DELAYED),
        ("delayed", "5.0.0", Fate.DELAYED),
        ("delivered", "2.1.5", None),
        ("relayed", "2.0.0", None),
        ("expanded", "5.1.1", None),
        ("", "5.1.1", Fate.FOR_GOOD),
        ("", "4.2.0", Fate.DELAYED),
        ("", "2.0.0", None),
        ("nonsense", "", None),
    ],
)
def test_what_became_of_a_letter_follows_from_action_and_status(action, status, fate):
    assert fate_of(action, status) == fate


def test_a_letter_that_is_late_or_was_delivered_has_not_come_back():
    [late] = read_returned(postfix(action="delayed", status="4.4.1"))
    assert late.fate == Fate.DELAYED
    assert read_returned(postfix(action="delivered", status="2.1.5")) == ()


@pytest.mark.parametrize("mail", [out_of_office(), read_receipt(), b"", b"\n\n", b"\x00" * 500, b"Hello"])
def test_answers_of_people_and_empty_mail_say_nothing(mail):
    assert read_returned(mail) == ()


def test_a_report_that_somebody_forwards_inside_a_letter_says_nothing():
    inside = b"From: a@example.test\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + postfix()
    assert read_returned(inside) == ()


def test_a_report_for_several_addresses_tells_of_each():
    more = postfix().replace(
        b"\n\nFinal-Recipient",
        b"\n\nFinal-Recipient: rfc822; bob@example.test\nAction: delayed\nStatus: 4.2.2\n\nFinal-Recipient",
    )
    assert [(told.addresses, told.fate) for told in read_returned(more)] == [
        ({"bob@example.test"}, Fate.DELAYED),
        ({ANN}, Fate.FOR_GOOD),
    ]


def test_of_a_huge_report_the_beginning_is_read():
    huge = postfix().replace(b"Hello\n", b"Hello " * 2_000_000)
    assert len(huge) > 10 * MOST
    assert [told.addresses for told in read_returned(huge)] == [{ANN}]


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_report_of_nothing_but_empty_lines_keeps_nobody_busy(end):
    """Each begins another group of fields; a megabyte of them took most of a minute."""
    empty = postfix().replace(b"\n\nFinal-Recipient", end * MOST_LINES + b"\n\nFinal-Recipient")
    assert len(empty) < MOST
    assert read_returned(empty) == ()


@pytest.mark.parametrize("depth", [5, 200, 5_000, 100_000])
def test_parts_within_parts_are_not_followed_for_ever(depth):
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    assert read_returned(nested.encode() + postfix()) == ()
    letters = b"Content-Type: message/rfc822\n\n" * depth
    assert read_returned(letters + postfix()) == ()


def test_thousands_of_parts_addresses_and_letters_are_cut_off():
    blocks = b"".join(
        b"\nFinal-Recipient: rfc822; p%d@example.test\nStatus: 5.1.1\n" % n for n in range(5_000)
    )
    assert (
        len(read_returned(postfix().replace(b"\n\nFinal-Recipient", blocks + b"\n\nFinal-Recipient"))) <= 50
    )
    ids = b" ".join(b"<%d@example.test>" % n for n in range(5_000))
    [told] = read_returned(exchange().replace(b"In-Reply-To: ", b"In-Reply-To: " + ids))
    assert len(told.message_ids) <= 50


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Type: multipart/report; boundary=\xff\xfe",
        b"Content-Type: multipart/report",
        b'Content-Type: text/plain; charset="no-such-charset"',
        b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: x-uuencode",
        b"Subject: =?no-such-charset?B?////?=",
        b"X-Failed-Recipients: \xff\xfe@\xff,,,;<>,@",
        b"X-Failed-Recipients: =?utf-8?q?=00?=",
    ],
)
def test_wrong_charsets_and_encodings_raise_nothing(header):
    for mail in (
        header + b"\n\n" + postfix(),
        header + b"\n" + postfix(),
        header + b"\n\n\xff\xfe\x00550 no",
    ):
        read_returned(mail)


def is_safe(told) -> bool:
    """Short, on one line, and nothing in it that a database refuses."""
    texts = [told.said, *told.addresses, *told.message_ids]
    return all(
        len(text) <= LONGEST and text.encode() is not None and not re.search(r"[\x00-\x1f]", text)
        for text in texts
    )


@given(st.binary(max_size=2_000))
def test_any_bytes_raise_nothing(raw):
    assert all(is_safe(told) for told in read_returned(raw))


@given(
    st.sampled_from(sorted(FORMS)),
    st.lists(st.tuples(st.integers(0, 2_500), st.binary(max_size=20)), max_size=6),
)
@example("Postfix", [(1_200, b"\x00\xff\r\n\r\n")])
def test_a_report_with_anything_in_between_raises_nothing(server, insertions):
    raw = FORMS[server]()
    for place, more in insertions:
        raw = raw[:place] + more + raw[place:]
    assert all(is_safe(told) for told in read_returned(raw))


@given(words=st.text(max_size=600), address=st.text(max_size=300), status=st.text(max_size=30))
def test_whatever_a_server_says_is_short_and_can_be_kept(words, address, status):
    raw = (
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; {address}\nAction: failed\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {words}\n\n--b--\n"
    ).encode("utf-8", "surrogatepass")
    for told in read_returned(raw):
        assert is_safe(told)
