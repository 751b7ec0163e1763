"""The harvest shown on this machine: a site of the sample papers, harvested twice, its request log, a build."""

import shlex
import subprocess
import sys
from pathlib import Path

from .moderngov_council import Council, Habits, Item, Paper, Sitting
from .moderngov_server import Served, serve

SAMPLES = Path(__file__).parent / "samples"
COMMITTEE = 1043


def sample_council() -> Council:
    """The sample papers as their council would publish them, with what a site has besides: a restricted paper, a
    cancelled meeting, one without an agenda yet."""
    pack = _sample("leicestershire-2023-03-07-reports-pack.pdf")
    update = _sample("leicestershire-2024-09-05-high-needs-update.pdf")
    leavers = _sample("leicestershire-2023-03-07-care-leavers.docx")
    march = Sitting(
        number=6841,
        date="07/03/2023",
        words="Tuesday, 7th March, 2023",
        time="2.00 pm",
        behind="Agenda and minutes",
        papers=[
            Paper(6841, "Agenda reports pack", pack, letter="g", kind="10", file_name="Public reports pack.pdf"),
        ],
        items=[
            Item(9, "Care leavers", [Paper(170001, "Care leavers", leavers, file_name="Care leavers.docx")]),
            Item(12, "Exempt report", [Paper(170002, "Exempt appendix", pack, restricted=True)]),
        ],
    )
    september = Sitting(
        number=7201,
        date="05/09/2024",
        words="Thursday, 5th September, 2024",
        time="2.00 pm",
        items=[Item(8, "High needs block", [Paper(180001, "High needs: plans and money", update)])],
    )
    cancelled = Sitting(7202, "05/11/2024", "Tuesday, 5th November, 2024", status="Cancelled", behind="CANCELLED")
    ahead = Sitting(7203, "21/01/2025", "Tuesday, 21st January, 2025", behind="")
    return Council(
        name="Leicestershire County Council",
        committees={COMMITTEE: "Children and Families Overview and Scrutiny Committee"},
        sittings={COMMITTEE: [march, september, cancelled, ahead]},
    )


def main(folder: Path) -> int:
    """Serve the site, harvest it twice into ``folder``, show the log, build the database; the status of the last."""
    archive = folder / "harvest"
    with serve(sample_council(), Habits(robots="User-agent: *\nDisallow: /admin\n")) as served:
        ask = ["harvest", served.base, "--committee", str(COMMITTEE), "--since", "2023-01-01", "--until", "2025-03-31"]
        ask += ["--to", str(archive), "--contact", "mailto:you@example.org", "--pause", "0.1"]
        _run(["harvest", served.base, "--since", "2023-01-01"])
        _run([*ask, "--list"])
        _run(ask)
        first = len(served.log)
        _run(ask)
        _show_log(served, first)
    return _run(["build", str(archive), "--db", str(folder / "harvest.db")])


def _sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def _run(arguments: list[str]) -> int:
    print(f"\n$ agendapack {shlex.join(arguments)}", flush=True)
    return subprocess.run([sys.executable, "-m", "agendapack.cli", *arguments], check=False).returncode


def _show_log(served: Served, first: int) -> None:
    print("\nWhat the site was asked:")
    for number, request in enumerate(served.log):
        if number == first:
            print("  (second harvest)")
        print(f"  {request.status} {request.path}")
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build")))
