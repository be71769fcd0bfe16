"""Addresses of pages: what of an address only says how the page is shown, or how one came to it, does not part two."""

from urllib.parse import parse_qsl, urlencode, urlsplit

# Forms of one site for telephones, and the form that every site has.
_FORMS = ("www.", "m.", "amp.", "mobile.")
_WHOLE_PAGE = frozenset((("page", "all"), ("single", "1"), ("amp", "1"), ("amp", ""), ("outputtype", "amp")))
_TRACKING = frozenset(("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl"))
_CAMPAIGN = "utm_"
_AMP = "/amp"
# Longer addresses are compared as they stand.
_CHARACTERS = 4_000


def address_key(url: str) -> str:
    """What two addresses of one page have in common: site and path without scheme, form for telephones and tracking.

    >>> address_key("http://m.kabar.example/a/?utm_source=x&id=2&page=all#b"), address_key("https://kabar.example/a?id=2")
    ('kabar.example/a?id=2', 'kabar.example/a?id=2')
    """
    try:
        parts = urlsplit(url[:_CHARACTERS])
        host = parts.netloc.rpartition("@")[2].lower()
        asked = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    if not host or len(url) > _CHARACTERS:
        return url
    for form in _FORMS:
        host = host.removeprefix(form) if host.count(".") > 1 else host
    path = parts.path.rstrip("/").removesuffix(_AMP).rstrip("/")
    kept = sorted((name, value) for name, value in asked if not _is_by_the_way(name.lower(), value.lower()))
    return f"{host.removesuffix(':80').removesuffix(':443')}{path}" + (f"?{urlencode(kept)}" if kept else "")


def _is_by_the_way(name: str, value: str) -> bool:
    return name.startswith(_CAMPAIGN) or name in _TRACKING or (name, value) in _WHOLE_PAGE
