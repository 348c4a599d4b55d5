"""Mail that mail servers send back, in the forms of several of them, written for these tests."""

from collections.abc import Callable

LETTER = "<176.42.1234567890@edi.example.org>"
ANN = "ann@example.test"


def postfix(
    message_id: str = LETTER, address: str = ANN, *, action: str = "failed", status: str = "5.1.1"
) -> bytes:
    said = "550 5.1.1" if status[0] == "5" else f"450 {status}"
    return f"""From MAILER-DAEMON  Mon Mar 30 09:00:00 2026
Return-Path: <>
Received: by relay.example.org (Postfix) id 4F2A11C0; Mon, 30 Mar 2026 09:00:00 +0100 (BST)
From: MAILER-DAEMON@relay.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: edi@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F2A11C0.1774857600/relay.example.org"
Content-Transfer-Encoding: 8bit
Message-Id: <20260330080000.4F2A11C0@relay.example.org>

This is a MIME-encapsulated message.

--4F2A11C0.1774857600/relay.example.org
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

--4F2A11C0.1774857600/relay.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.org
X-Postfix-Queue-ID: 4F2A11C0
X-Postfix-Sender: rfc822; edi@example.org
Arrival-Date: Mon, 30 Mar 2026 08:59:58 +0100 (BST)

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.test
Diagnostic-Code: smtp; {said} <{address}>: Recipient address
    rejected: User unknown in virtual mailbox table

--4F2A11C0.1774857600/relay.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

Received: from app by relay.example.org (Postfix) with ESMTP id 4F2A11C0
Content-Type: multipart/alternative; boundary="inner"
MIME-Version: 1.0
Subject: 3 of your actions need an update
From: edi@example.org
To: {address}
Message-ID: {message_id}
Auto-Submitted: auto-generated

--inner
Content-Type: text/plain

Hello

--inner--

--4F2A11C0.1774857600/relay.example.org--
""".encode()


def exchange(message_id: str = LETTER, address: str = ANN) -> bytes:
    """Fields in another order, the letter's headers only, and lines that end as Windows ends them."""
    return f"""From: postmaster@example.test
To: edi@example.org
Date: Mon, 30 Mar 2026 08:00:05 +0000
Content-Type: multipart/report; report-type=delivery-status; boundary="b1_=_"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-GB
Message-ID: <8f5e@EXCH01.example.test>
In-Reply-To: {message_id}
References:
 {message_id}
Subject: Undeliverable: 3 of your actions need an update
MIME-Version: 1.0

--b1_=_
Content-Type: multipart/alternative; boundary="b2_=_"

--b2_=_
Content-Type: text/plain; charset="us-ascii"

Delivery has failed to these recipients or groups.

--b2_=_
Content-Type: text/html; charset="us-ascii"

<html><body><p>Delivery has failed</p></body></html>

--b2_=_--

--b1_=_
Content-Type: message/delivery-status

Reporting-MTA: dns;EXCH01.example.test
Received-From-MTA: dns;relay.example.org
Arrival-Date: Mon, 30 Mar 2026 08:00:04 +0000

Final-Recipient: rfc822;{address.title()}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
X-Display-Name: {address}

--b1_=_
Content-Type: text/rfc822-headers

From: edi@example.org
To: {address}
Message-ID: {message_id}
Subject: 3 of your actions need an update

--b1_=_--
""".replace("\n", "\r\n").encode()


def exim(message_id: str = LETTER, address: str = ANN) -> bytes:
    return f"""Return-path: <>
Received: from Debian-exim by relay.example.org with local (Exim 4.96) id 1u-0004ab-2C
X-Failed-Recipients: {address}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@relay.example.org>
To: edi@example.org
References: {message_id}
Content-Type: multipart/report; report-type=delivery-status; boundary=1774857600-eximdsn-1804289383
MIME-Version: 1.0
Subject: Mail delivery failed: returning message to sender
Message-Id: <E1u-0004ab-2C@relay.example.org>

--1774857600-eximdsn-1804289383
Content-type: text/plain; charset=us-ascii

This message was created automatically by mail delivery software.

--1774857600-eximdsn-1804289383
Content-type: message/delivery-status

Reporting-MTA: dns; relay.example.org

Action: failed
Final-Recipient: rfc822;{address}
Status: 5.0.0
Remote-MTA: dns; mx.example.test
Diagnostic-Code: smtp; 550 No such person at this address

--1774857600-eximdsn-1804289383--
""".encode()


def exim_of_old(message_id: str = LETTER, address: str = ANN) -> bytes:
    """Without the parts of RFC 3464: a header of its own, and the rest in words."""
    return f"""X-Failed-Recipients: {address}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@relay.example.org>
To: edi@example.org
Subject: Mail delivery failed: returning message to sender

A message that you sent could not be delivered to one or more of its recipients.

  {address}
    SMTP error from remote mail server after RCPT TO:<{address}>:
    550 5.1.1 unknown or illegal alias: {address}

------ This is a copy of the message, including all the headers. ------

Subject: 3 of your actions need an update
Message-ID: {message_id}

Hello
""".encode()


def internationalised(message_id: str = LETTER, address: str = "gŵr@example.test") -> bytes:
    """In the form for addresses with letters of their own (RFC 6533)."""
    return f"""From: postmaster@example.test
Subject: Failure
Content-Type: multipart/report; report-type=global-delivery-status; boundary=b
MIME-Version: 1.0

--b
Content-Type: message/global-delivery-status; charset=utf-8

Reporting-MTA: dns; mx.example.test

Final-Recipient: utf-8; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 Pa ŵr?

--b
Content-Type: message/global-headers

Message-ID: {message_id}

--b--
""".encode()


def out_of_office(message_id: str = LETTER, address: str = ANN) -> bytes:
    return f"""From: {address}
To: edi@example.org
Subject: Automatic reply: 3 of your actions need an update
Auto-Submitted: auto-replied
In-Reply-To: {message_id}
References: {message_id}

550 5.1.1 is what I would say, but I am on leave until Monday.
""".encode()


def read_receipt(message_id: str = LETTER, address: str = ANN) -> bytes:
    return f"""From: {address}
Content-Type: multipart/report; report-type=disposition-notification; boundary=b
In-Reply-To: {message_id}

--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822; {address}
Original-Message-ID: {message_id}
Disposition: manual-action/MDN-sent-manually; displayed

--b--
""".encode()


FORMS: dict[str, Callable[..., bytes]] = {
    "Postfix": postfix,
    "Exchange": exchange,
    "Exim": exim,
    "Exim of old": exim_of_old,
}
