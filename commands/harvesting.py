"""The command that brings papers from a council's site."""

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .showing import COULD_NOT_RUN, INTERRUPTED, SOME_FAILED, clear_errors, day, stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..ingest.moderngov import Harvested, Offer, Site
    from ..schema.problems import Problem


def add_to(app: typer.Typer) -> None:
    app.command()(harvest)


def harvest(
    url: Annotated[str, typer.Argument(metavar="URL", help="Any page of the council's ModernGov site.")],
    since: Annotated[
        datetime.date,
        typer.Option(parser=day, metavar="DATE", help="Only meetings on or after this day (2024-04-01)."),
    ],
    committee: Annotated[
        list[int] | None,
        typer.Option(metavar="ID", help="A committee, by the number in its pages' addresses; may be repeated."),
    ] = None,
    to: Annotated[Path, typer.Option(metavar="FOLDER", help="The archive.")] = Path("papers"),
    until: Annotated[
        datetime.date | None,
        typer.Option(
            parser=day,
            metavar="DATE",
            help="Only meetings up to this day.",
            show_default="as far ahead as agendas are out",
        ),
    ] = None,
    match: Annotated[
        str,
        typer.Option(metavar="RE", help='Only papers whose title or agenda item says this: "high needs|SEND".'),
    ] = "",
    list_only: Annotated[bool, typer.Option("--list", help="Show what would come; fetch no paper.")] = False,
    contact: Annotated[
        str,
        typer.Option(
            envvar="AGENDAPACK_CONTACT",
            metavar="ADDRESS",
            help="How the site's keeper can reach you: goes into the User-Agent.",
        ),
    ] = "",
    document_host: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="Another host of the council's that holds its files; may be repeated."),
    ] = None,
    pause: Annotated[float, typer.Option(min=0, help="The least seconds between two requests.")] = 0.5,
) -> None:
    """Bring papers and their details from a ModernGov site into an archive.

    Packs, front sheets, minutes, supplements and the reports of each item: every public paper once, restricted ones
    noted and left. One request at a time, at the site's own pace, within its robots.txt. Run it as often as you like:
    what is there is not fetched again, and a harvest broken off goes on where it stopped. Then run agendapack build on
    the folder.

    Without --committee the committees of the site are listed.

    Exit status: 0 all well, 1 some papers could not be fetched, 2 the command could not run.

    Examples:

        agendapack harvest https://democracy.kent.gov.uk/ --since 2024-04-01

        agendapack harvest https://democracy.kent.gov.uk/ --committee 144 --since 2024-04-01 --to papers/ --list
    """
    from contextlib import ExitStack

    from ..ingest.moderngov import Archive, ArchiveBusy, ArchiveUnusable, Manners, PoliteClient, Site, Wanted
    from ..ingest.moderngov import harvest as bring

    try:
        re.compile(match)
    except re.error as error:
        stop(f"--match is no regular expression: {error}")
    if "://" not in url:
        url = f"https://{url}"
    if not re.match(r"https?://[\w.-]+(?::\d+)?(?:[/?#]\S*)?$", url):
        stop(f"{url} is not the address of a web site")
    host = re.sub(r"^https?://([^/?#]+).*$", r"\1", url)
    manners = Manners(contact=contact, least_pause=pause)
    told = _tell_list if list_only else _tell
    try:
        with clear_errors(ArchiveUnusable, OSError), ExitStack() as stack:
            client = stack.enter_context(PoliteClient(host, manners, document_hosts=tuple(document_host or ())))
            site = Site(url, client)
            if not committee:
                _list_committees(site)
                return
            archive = None
            if not list_only:
                archive = stack.enter_context(Archive(to))
                try:
                    stack.enter_context(archive.alone(site.name, wait=False))
                except ArchiveBusy as error:
                    typer.echo(f"agendapack: {error}; this one begins when it ends", err=True)
                    stack.enter_context(archive.alone(site.name))
            wanted = Wanted(committees=tuple(committee), since=since, until=until, match=match)
            done = bring(site, client, archive, wanted, told=told)
    except KeyboardInterrupt:
        typer.echo("interrupted: what was fetched is stored; the same command goes on from here", err=True)
        raise typer.Exit(INTERRUPTED) from None
    _conclude(done, to=to, list_only=list_only)


def _list_committees(site: "Site") -> None:
    found = site.committees()
    _tell_problems(site.problems)
    if not found and site.problems:
        raise typer.Exit(COULD_NOT_RUN)
    if not found:
        stop(f"{site.name} lists no committees; name one with --committee ID (the CId of its pages)")
    for committee in found:
        typer.echo(f"{committee.committee_id}\t{committee.title}")


def _tell(what: str, offer: "Offer | None", detail: str) -> None:
    if what in ("new", "replaced", "restricted"):
        typer.echo(f"{what}\t{_line(offer)}")
    elif what in ("cancelled", "not yet published"):
        typer.echo(f"{what}\t{detail}")


def _tell_list(what: str, offer: "Offer | None", detail: str) -> None:
    typer.echo(f"{what}\t{_line(offer) if offer else detail}")


def _line(offer: "Offer | None") -> str:
    if offer is None:
        return ""
    item = f"item {offer.item_number}" if offer.item_number else ""
    return "\t".join((offer.meeting.date.isoformat(), offer.kind, item, offer.title))


def _tell_problems(problems: "Sequence[Problem]") -> None:
    for problem in problems:
        cure = f" ({problem.cure})" if problem.cure else ""
        typer.echo(f"agendapack: {problem.message}{cure}", err=True)


def _conclude(done: "Harvested", *, to: Path, list_only: bool) -> None:
    _tell_problems(done.problems)
    if not done.reached:
        raise typer.Exit(COULD_NOT_RUN)
    meetings = (
        f"{done.meetings} meetings ({done.cancelled} cancelled, {done.unpublished} without papers yet, "
        f"{done.settled} settled)"
    )
    if list_only:
        typer.echo(f"{meetings} · {done.offered} papers on offer, {done.restricted} of them restricted")
    else:
        typer.echo(
            f"{meetings} · {done.new} papers new, {done.replaced} replaced, {done.known} known, "
            f"{done.restricted} restricted, {done.failed} failed · in {to}"
        )
    if not done.complete:
        raise typer.Exit(SOME_FAILED)
