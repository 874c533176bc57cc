"""What nobody types and somebody sends: values, bodies and headers that once broke a program somewhere."""

from typing import Any

NUL, HUGE = "a\x00b", "x" * 100_000
WORDS: tuple[str, ...] = (
    "", " ", NUL, HUGE, "\x00", "\r\n\r\nSet-Cookie: a=b", "\u202eelba\u200f", "e" + "\u0301" * 400, "\ud800", "\udfff\ud83d",
    "\U0010ffff\ufffe", "👩‍👩‍👧‍👦" * 300, "ﷺ" * 200, "İıß", "a" * 256, "<script>alert(1)</script>", "{{ 7|add:7 }}{% load x %}",
    "%s%n%(a)s{0}{a.b}", "' OR 1=1 --", "\\", "\\u0000", "../../../../etc/passwd", "..%2f..%2f", "file:///etc/passwd",
    "//evil.example/", "javascript:alert(1)", "=1+1", "$(id)", "null", "true", "undefined", "NaN", "[object Object]",
)  # fmt: skip
NUMBERS: tuple[str, ...] = (
    "-1", "0", "1e400", "-1e400", str(2**31), str(2**63), str(-(2**63) - 1), "9" * 5000, "1.5", "1,5", "0x10", "١٢٣", "²",
    "inf", "-0", "1_000",
)  # fmt: skip
DAYS: tuple[str, ...] = (
    "0000-00-00", "9999-12-31", "0001-01-01", "10000-01-01", "2026-02-30", "-2026-01-01", "2026-13-01T25:61", "٢٠٢٦-٠١-٠١",
    "9999-12-31T23:59", "0001-01-01T00:00", "24:00", "99:99", "2026-W01", "2026-01-01T00:00:00+99:99",
)  # fmt: skip
KEYS: tuple[str, ...] = (
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{00000000000000000000000000000000}",
    "urn:uuid:00000000-0000-0000-0000-000000000000", "not-a-key", "00000000-0000-0000-0000-00000000000g", "new", "here", "law:",
    "law:nobody", "seat:", "person:x", "organisation:0", ":", "::",
)  # fmt: skip
HOSTILE = (*WORDS, *NUMBERS, *DAYS, *KEYS)

IN_A_PATH = ("x", "%00", "%ff%fe", "%F0%9F%91%A9", "..", "%2e%2e%2f", "a" * 3000, "9" * 400, "%D9%A1", "{}", "''", "~", "-1")
"""In place of what stands between slashes; already quoted."""

QUERIES = (
    "q=%00", "q=%ff%fe", "q=" + "x" * 20_000, "q=%F0%9F%91%A9&q=b", "page=-1", "page=99999999999999999999", "page=1e400", "&=;",
    "q[]=1&q[a]=2", "next=//evil.example/", "next=%0d%0aX:1", "owner=not-a-key", "state=%00", "sort=__class__", "from=0000-00",
    "until=9999-99-99", "kind=99999999999999999999", "%00=%00", "q=%ED%A0%80", "place=law:%00", "about=x", "to=0", "as=%00",
)  # fmt: skip

HEADERS: tuple[dict[str, str], ...] = (
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "\x00'\">", "HTTP_HX_CURRENT_URL": "http://[::1"},
    {"HTTP_HX_REQUEST": "maybe", "HTTP_HX_TRIGGER": "x" * 9000, "HTTP_HX_PROMPT": "%00"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 9000},
    {"HTTP_ACCEPT_LANGUAGE": "nl;q=1e400,fr;q=-1,*;q=ü,,;;", "HTTP_ACCEPT": "\xff/\xff", "HTTP_ACCEPT_ENCODING": "br;q=x"},
    {"HTTP_COOKIE": "sessionid=%00; csrftoken='; village_language=../../etc/passwd; theme=\xff; messages=[]"},
    {"HTTP_COOKIE": "=;;;=; \x00=\x00; sessionid=" + "x" * 5000},
    {"HTTP_REFERER": "http://[", "HTTP_ORIGIN": "null", "HTTP_X_FORWARDED_FOR": "not, an, address", "HTTP_RANGE": "bytes=9-1"},
    {"HTTP_IF_MODIFIED_SINCE": "0000-00-00", "HTTP_IF_NONE_MATCH": "W/\"", "HTTP_AUTHORIZATION": "Bearer \xff"},
)  # fmt: skip

BODIES: tuple[tuple[str, bytes], ...] = (
    ("application/json", b'{"words": {"$gt": ""}, "once": [1e400]}'),
    ("application/json; charset=nobody", b'["\\ud800", '),
    ("multipart/form-data", b"--x\r\n"),
    ("multipart/form-data; boundary=", b"----\r\n"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nnever ends'),
    ("multipart/form-data; boundary=x",
     b'--x\r\nContent-Disposition: form-data; name="words"; filename="../a\x00"\r\n\r\nq\r\n--x--\r\n'),
    ("multipart/form-data; boundary=" + "x" * 500, b"--" + b"x" * 500),
    ("application/x-www-form-urlencoded; charset=nobody", b"words=a"),
    ("application/x-www-form-urlencoded", b"words=%ff%fe&once=%00&=&&;%%%&" + b"a=1&" * 1200),
    ("application/x-www-form-urlencoded", b"\xff\xfe\x00" * 50),
    ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ("", b"\x00"),
)  # fmt: skip


def of_field(kind: str, dice: Any, times: int) -> list[str]:
    """Some values for one field: what its kind is most afraid of, and some of everything."""
    feared = {"number": NUMBERS, "date": DAYS, "time": DAYS, "datetime-local": DAYS, "hidden": KEYS, "select": KEYS,
              "radio": KEYS, "checkbox": KEYS}.get(kind, WORDS)  # fmt: skip
    return [dice.choice(feared if dice.random() < 0.6 else HOSTILE) for _turn in range(times)]
