"""WARC files, as CC-NEWS lays them out: gzip members, one HTTP response each."""

import hashlib
import re
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from selisik.data import Article, PassedOver, Problem
from selisik.reading.candidates import Candidate, Found, Read
from selisik.reading.pages import read_page
from selisik.reading.records import Record, warc_records
from selisik.reading.responses import Response, read_response

_NAME_DIGITS = 12
_GOOD_STATUS = "200"
_KIND = re.compile(r"[a-z0-9][a-z0-9.+-]{0,40}/[a-z0-9][a-z0-9.+-]{0,60}")


def warc_pages(stream: BinaryIO, path: str | None, where: str) -> Found:
    """The HTML pages among the responses, each named by the first 12 digits of the hash of its address and its page.

    A response that is not a page or did not succeed is passed over, and their kinds are counted: nothing is wrong with
    it. A record that cannot be read is a problem, and the file is read on at the next one.
    """
    others = Counter[str]()
    for item in warc_records(stream, where):
        if isinstance(item, Problem):
            yield item
        elif item.headers.get("warc-type", "").lower() == "response":
            response = read_response(item.body, item.whole)
            if response is not None and response.status == _GOOD_STATUS and response.is_page():
                yield _candidate(item, response, path, f"{where}, record {item.number}")
            else:
                others[_described(response)] += 1
    if others:
        yield PassedOver(kinds=tuple(sorted(others.items())))


def _described(response: Response | None) -> str:
    """What a response that is no page is; names that servers make up are not repeated."""
    if response is None:
        return "no HTTP"
    if response.status != _GOOD_STATUS:
        return f"status {response.status}" if response.status.isdigit() else "no status"
    return response.kind if _KIND.fullmatch(response.kind) else "no kind"


def _candidate(record: Record, response: Response, path: str | None, where: str) -> Candidate:
    url = record.headers.get("warc-target-uri", "").strip("<> ") or None
    name = hashlib.sha256(f"{url or ''}\n".encode() + response.body).hexdigest()[:_NAME_DIGITS]
    read = partial(_read, response, name, path, where, url)
    return Candidate(name, where, read, lambda: read)


def _read(response: Response, name: str, path: str | None, where: str, url: str | None) -> Read:
    """The page's article; its address is the one it was fetched from, whatever the page says of itself."""
    if response.unread is not None:
        what = "a page in a coding that is not read" + (": br" if response.unread == "br" else "")
        yield Problem(where=where, what=what, cure="fetch it again with Accept-Encoding: gzip")
        return
    if response.cut:
        yield Problem(where=where, what="a page that is cut short; read as far as it goes", cure="fetch the page again")
    for item in read_page(response.body, name, path, where, response.charset):
        yield replace(item, url=url or item.url) if isinstance(item, Article) else item
