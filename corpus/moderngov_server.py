"""A ModernGov site on this machine, for tests and the demonstration, with a switch for each habit of real sites."""

import http.server
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from .moderngov_council import Council, Habits, Paper
from .moderngov_pages import (
    challenge_page,
    committees_xml,
    error_page,
    list_page,
    login_page,
    meeting_page,
    meeting_xml,
    meetings_xml,
)

SESSION = "(S(hniswsj4w151yf55bd0kmu55))"


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the request log."""

    at: float
    path: str
    status: int
    headers: dict[str, str]


@dataclass
class Served:
    """A site that is up."""

    base: str
    council: Council
    habits: Habits
    log: list[Request]

    def asked(self, part: str) -> list[Request]:
        """The requests whose path holds ``part``."""
        return [request for request in self.log if part in request.path]


@contextmanager
def serve(council: Council, habits: Habits) -> Iterator[Served]:
    """Serve ``council`` on a loopback port until the block ends."""
    log: list[Request] = []
    counts: Counter[str] = Counter()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    base = f"http://127.0.0.1:{server.server_address[1]}{habits.prefix}/"

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 20
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            time.sleep(habits.delay)
            status, headers, body = _answer(council, habits, base, self.path, dict(self.headers.items()), counts)
            log.append(Request(time.monotonic(), self.path, status, {k.lower(): v for k, v in self.headers.items()}))
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)
            if "Content-Length" in headers:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Requests are in ``Served.log``."""

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Served(base, council, habits, log)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


Reply = tuple[int, dict[str, str], bytes]
_HTML = {"Content-Type": "text/html; charset=utf-8"}
_XML = {"Content-Type": "text/xml; charset=utf-8"}


def _answer(
    council: Council, habits: Habits, base: str, target: str, headers: dict[str, str], counts: Counter[str]
) -> Reply:
    if habits.needs_agent and "agendapack" not in headers.get("User-Agent", ""):
        return 403, _HTML, error_page("403 Forbidden")
    for part, statuses in habits.failing.items():
        if part in target and counts[part] < len(statuses):
            counts[part] += 1
            status = statuses[counts[part] - 1]
            extra = {"Retry-After": habits.retry_after} if habits.retry_after else {}
            return status, _HTML | extra, error_page(f"{status} Service Unavailable")
    if target == "/robots.txt":
        return (200, {"Content-Type": "text/plain"}, habits.robots.encode()) if habits.robots else _not_found()
    for part, location in habits.redirects.items():
        if part in target:
            return 302, {"Location": location}, b""
    if not target.startswith(habits.prefix + "/"):
        return _not_found()
    path = target.removeprefix(habits.prefix + "/")
    if habits.session_paths and SESSION not in path and ".aspx" in path:
        return 302, {"Location": f"{habits.prefix}/{SESSION}/{path}"}, b""
    path = path.replace(f"{SESSION}/", "")
    is_service = path.startswith("mgWebService.asmx")
    if habits.challenge == "all" or (habits.challenge == "pages" and not is_service):
        return (200 if habits.challenge_with_200 else 403), _HTML, challenge_page()
    parts = urlsplit(path)
    query = {name.lower(): value for name, value in parse_qsl(parts.query)}
    if is_service:
        return _service(council, habits, base, parts.path, query)
    return _page_or_file(council, habits, parts.path, query, headers)


def _service(council: Council, habits: Habits, base: str, path: str, query: dict[str, str]) -> Reply:
    match habits.service:
        case "404":
            return _not_found()
        case "500":
            return 500, _HTML, error_page("500 Server Error")
        case "page":
            return 200, _HTML, b"<html><body><h1>mgWebService Web Service</h1></body></html>"
    document_base = base if not habits.http_addresses else base.replace("https://", "http://")
    method = path.rpartition("/")[2]
    if method == "GetCommittees":
        return 200, _XML, committees_xml(council, habits)
    if method == "GetMeetings":
        if not {"lcommitteeid", "sfromdate", "stodate"} <= query.keys():
            return 500, _HTML, error_page("Missing parameter: sFromDate.")
        return 200, _XML, meetings_xml(council, habits, query)
    if method == "GetMeeting" and query.get("lmeetingid", "").isdecimal():
        body = meeting_xml(council, habits, int(query["lmeetingid"]), document_base)
        return (200, _XML, body) if body else (500, _HTML, error_page("500 Server Error"))
    return 500, _HTML, error_page(f"{method} Web Service method name is not valid.")


def _page_or_file(council: Council, habits: Habits, path: str, query: dict[str, str], headers: dict[str, str]) -> Reply:
    lowered = path.lower()
    if lowered == "ielistmeetings.aspx":
        number = int(query.get("committeeid") or query.get("cid") or 0)
        return 200, _HTML, list_page(council, number, int(query.get("year", 0)))
    if lowered == "ielistdocuments.aspx":
        body = meeting_page(council, habits, int(query.get("mid") or query.get("meetingid") or 0))
        return (200, _HTML, body) if body else _not_found()
    for paper in council.all_papers():
        if _is_asked_for(paper, path, query):
            return _file(paper, habits, headers, converted=lowered == "mgconvert2pdf.aspx")
    return _not_found()


def _is_asked_for(paper: Paper, path: str, query: dict[str, str]) -> bool:
    if path.lower() == "mgconvert2pdf.aspx":
        return query.get("id") == str(paper.number) and paper.letter == "s"
    match = re.match(r"documents/([gbs])(\d+)/", unquote(path))
    if not match or match[1] != paper.letter or int(match[2]) != paper.number:
        return False
    return not paper.kind or query.get("t") == paper.kind


def _file(paper: Paper, habits: Habits, headers: dict[str, str], *, converted: bool) -> Reply:
    place = f"{paper.letter}{paper.number}"
    if paper.restricted:
        return 200, _HTML, login_page()
    if place in habits.error_pages:
        return 200, _HTML, error_page("Sorry, the page could not be found")
    if place in habits.oversized:
        return 200, {"Content-Type": "application/pdf", "Content-Length": "10000000000"}, b"%PDF-1.7"
    body = paper.converted if converted and paper.converted else paper.body
    if place in habits.cut_short:
        body = body[: len(body) // 2]
    kind = {"Content-Type": "application/pdf" if body.startswith(b"%PDF") else "application/octet-stream"}
    if habits.validators:
        tag = f'"{hash(body) & 0xFFFFFFFF:x}"'
        kind |= {"ETag": tag}
        if headers.get("If-None-Match") == tag:
            return 304, {"ETag": tag}, b""
    return 200, kind, body


def _not_found() -> Reply:
    return 404, _HTML, error_page("404 - File or directory not found.")
