"""How a site is asked: one request at a time, at its own pace, within its rules, and never anywhere else."""

import email.utils
import hashlib
import random
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from ...schema.record import Record
from ..error_pages import is_challenge, is_challenge_title
from .addresses import same_host
from .public_hosts import has_proxy, is_loopback_name, may_be_asked
from .refused import Refused, refusal

AGENT = "agendapack"
PAGE_BYTES = 20_000_000
"""The largest page or service answer taken. A budget meeting's XML was 338 KB, a list of 20 years a few megabytes."""
REDIRECTS = 5
TRIES = 3
BACK_OFF = (1.0, 2.0, 4.0)
"""Seconds before the second and third try, and before giving up a host that says 503 without Retry-After."""
LONGEST_WAIT = 300.0
"""Seconds that a Retry-After may ask for; a longer one ends the harvest, to be taken up another time."""


class Manners(Record):
    """How a site is treated. Seconds; the defaults are the middle of what public harvesters of councils practise."""

    contact: str = ""
    """An address that the site's keeper can write to; part of the User-Agent."""
    least_pause: float = 0.5
    most_pause: float = 30.0
    pace: float = 1.0
    """The pause is this many times what the last answer took: a slow site is asked less often."""
    timeout: float = 60.0
    """Self-hosted sites take up to a minute."""
    give_up_after: int = 5
    """Requests in a row without an answer, after which the host is left alone."""

    @property
    def user_agent(self) -> str:
        return f"{AGENT}/0.1 (+{self.contact})" if self.contact else f"{AGENT}/0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    url: str
    """After redirects."""
    status: int
    body: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""

    @property
    def unchanged(self) -> bool:
        return self.status == httpx.codes.NOT_MODIFIED


def _ignore(_url: str) -> None:
    """Keep no log."""


@dataclass
class PoliteClient:
    """One connection to one site (and the document host it declares, if any). Use as a context manager."""

    host: str
    """``host`` or ``host:port`` of the site."""
    manners: Manners = field(default_factory=Manners)
    document_hosts: tuple[str, ...] = ()
    sleep: Callable[[float], None] = time.sleep
    on_request: Callable[[str], None] = _ignore

    def __post_init__(self) -> None:
        self.host = self.host.lower()
        self._hosts = {self.host, *(host.lower() for host in self.document_hosts)}
        self._loopback_named = {host for host in self._hosts if is_loopback_name(host)}
        self._robots: dict[str, RobotFileParser] = {}
        self._checked: set[str] = set()
        self._ready_at = 0.0
        self._silent = 0
        self._gave_up = False
        self._http = httpx.Client(
            headers={"User-Agent": self.manners.user_agent, "Accept": "*/*"},
            timeout=self.manners.timeout,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=1, max_keepalive_connections=1),
            trust_env=not self._loopback_named,
        )

    def __enter__(self) -> "PoliteClient":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "", most_bytes: int = PAGE_BYTES) -> Answer:
        """The answer to a GET of ``url``: status 200 with its body, or 304 where a validator was given and still holds.

        Raises ``Refused``; its problem's code is ``not-allowed`` (another host, a private address, another scheme),
        ``forbidden-by-robots``, ``blocked`` (a challenge to prove one is human; never answered), ``not-there`` (404,
        410), ``refused`` (another 4xx), ``server-error`` (500 three times), ``no-answer`` (nothing after three tries,
        or the host was given up), ``too-large``.
        """
        headers = {
            name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)) if value
        }
        for _ in range(REDIRECTS + 1):
            self._check_allowed(url)
            answer, location = self._tried(url, headers, most_bytes)
            if not location:
                return answer
            url = urljoin(url, location)
        raise refusal("refused", url, f"redirects more than {REDIRECTS} times")

    def _check_allowed(self, url: str) -> None:
        if not same_host(url, self._hosts):
            raise refusal("not-allowed", url, f"is not on {self.host}; only the named host is asked")
        self._check_public(urlsplit(url).netloc.lower())
        robots = self._rules_of(url)
        if not robots.can_fetch(AGENT, url):
            raise refusal("forbidden-by-robots", url, "is closed to programs by the site's robots.txt")

    def _check_public(self, netloc: str) -> None:
        """A name that leads into a private network is refused, unless the person named this machine itself."""
        if netloc in self._checked or (self._http.trust_env and has_proxy(netloc)):
            return
        parts = urlsplit(f"//{netloc}")
        try:
            found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
        except OSError as error:
            raise refusal("no-such-host", netloc, "has no address: the name is not known") from error
        for address in {str(entry[4][0]) for entry in found}:
            if not may_be_asked(address, loopback=netloc in self._loopback_named):
                raise refusal("not-allowed", netloc, f"leads to the private address {address}")
        self._checked.add(netloc)

    def _rules_of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self._robots:
            rules = RobotFileParser()
            rules.parse([])
            self._robots[place] = rules
            try:
                answer, location = self._tried(f"{place}/robots.txt", {}, PAGE_BYTES)
            except Refused as refused:
                # A missing or closed file allows all (RFC 9309, 2.3.1.3); a server that fails allows nothing (2.3.1.4).
                if refused.problem.code not in ("not-there", "refused", "blocked"):
                    del self._robots[place]
                    raise
            else:
                if not location and not answer.body.lstrip().startswith(b"<"):
                    rules.parse(answer.body.decode("utf-8", errors="replace").splitlines())
            delay = min(float(rules.crawl_delay(AGENT) or 0), self.manners.most_pause)
            self._ready_at = max(self._ready_at, time.monotonic() + delay)
        return self._robots[place]

    def _tried(self, url: str, headers: Mapping[str, str], most_bytes: int) -> tuple[Answer, str]:
        """The answer and where it redirects to; tries again where that may help."""
        if self._gave_up:
            raise refusal(
                "no-answer", url, f"was not asked for: {self.host} did not answer {self._silent} times in a row"
            )
        reason, status = "", 0
        for attempt in range(TRIES):
            self._wait()
            began = time.monotonic()
            try:
                answer, location, retry_after = self._once(url, headers, most_bytes)
            except httpx.TransportError as error:
                reason, retry_after, status = f"{type(error).__name__}: {error}".rstrip(": "), None, 0
            else:
                status = answer.status
                reason = f"status {status}"
            self._paced(time.monotonic() - began)
            if status and status < 400:
                self._silent = 0
                if is_challenge_title(answer.body):
                    raise refusal("blocked", url, "is behind a challenge that only a person can answer")
                return answer, location
            if status and status not in (429, 500, 502, 503, 504):
                self._silent = 0
                raise self._client_refusal(url, answer)
            wait = retry_after if retry_after is not None else BACK_OFF[attempt]
            if wait > LONGEST_WAIT:
                raise refusal("no-answer", url, f"is to be asked for again in {wait:.0f} s only")
            if attempt + 1 < TRIES:
                self._ready_at = max(self._ready_at, time.monotonic() + wait)
        if status == 500:
            self._silent = 0
            raise refusal("server-error", url, f"makes the server fail (status 500 in {TRIES} tries)")
        self._silent += 1
        self._gave_up = self._silent >= self.manners.give_up_after
        raise refusal("no-answer", url, f"did not come in {TRIES} tries ({reason})")

    def _client_refusal(self, url: str, answer: Answer) -> Refused:
        if is_challenge(answer.body):
            return refusal("blocked", url, "is behind a challenge that only a person can answer; it was left alone")
        if answer.status in (404, 410):
            return refusal("not-there", url, f"is not there (status {answer.status})")
        return refusal("refused", url, f"was refused by the site (status {answer.status})")

    def _once(self, url: str, headers: Mapping[str, str], most_bytes: int) -> tuple[Answer, str, float | None]:
        self.on_request(url)
        with self._http.stream("GET", url, headers=dict(headers)) as response:
            self._check_peer(response)
            body = self._body(url, response, most_bytes)
            answer = Answer(
                url=str(response.url),
                status=response.status_code,
                body=body,
                content_type=response.headers.get("content-type", ""),
                etag=response.headers.get("etag", ""),
                last_modified=response.headers.get("last-modified", ""),
            )
            location = response.headers.get("location", "") if response.is_redirect else ""
            return answer, location, _seconds(response.headers.get("retry-after", ""))

    def _check_peer(self, response: httpx.Response) -> None:
        """The name may have come to mean another address since it was looked up."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if not peer or (has_proxy(response.url.netloc.decode()) and self._http.trust_env):
            return
        address = str(peer[0])
        named = response.url.netloc.decode().lower() in self._loopback_named
        if not may_be_asked(address, loopback=named):
            raise refusal("not-allowed", str(response.url), f"answers from the private address {address}")

    def _body(self, url: str, response: httpx.Response, most_bytes: int) -> bytes:
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > most_bytes:
            raise refusal("too-large", url, f"has {int(declared):,} bytes, more than the {most_bytes:,} that are taken")
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            size += len(part)
            if size > most_bytes:
                raise refusal("too-large", url, f"has more than the {most_bytes:,} bytes that are taken")
            parts.append(part)
        return b"".join(parts)

    def _wait(self) -> None:
        left = self._ready_at - time.monotonic()
        if left > 0:
            self.sleep(left)

    def _paced(self, took: float) -> None:
        wanted = min(max(self.manners.least_pause, self.manners.pace * took), self.manners.most_pause)
        delays = [float(rules.crawl_delay(AGENT) or 0) for rules in self._robots.values()]
        pause = max(wanted, *(min(delay, self.manners.most_pause) for delay in delays), 0.0)
        self._ready_at = time.monotonic() + pause * random.uniform(1.0, 1.1)


def digest(body: bytes) -> str:
    """The content hash under which papers are known."""
    return hashlib.sha256(body).hexdigest()


def _seconds(retry_after: str) -> float | None:
    """The wait that a Retry-After header asks for: seconds, or an HTTP date (RFC 9110, 10.2.3)."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
