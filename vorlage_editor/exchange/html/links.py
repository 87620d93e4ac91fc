"""Where a link leads: without what mail programs and Google wrap it in, often the reader's name."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from vorlage_editor.model.text import clean_link

_WRAPPED = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z]{2,3}/url|[\w.-]{1,80}\.safelinks\.protection\.outlook\.com/)"
    r"\?(?P<query>.{1,5000})",
    re.IGNORECASE,
)


def link_target(said: str) -> str:
    """Return the address in ``said``, whether a paper may link to it or not."""
    address = "".join(said.split("\n")).strip().replace(" ", "%20")
    if found := _WRAPPED.fullmatch(address):
        query = parse_qs(found["query"].replace("&amp;", "&"))
        for inner in (*query.get("q", ()), *query.get("url", ())):
            if link := clean_link(inner):
                return link
    return address
