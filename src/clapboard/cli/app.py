"""All commands put together. Importing this imports nothing heavy."""

import sys

import typer

from clapboard import __version__
from clapboard.cli import (
    annotate,
    backup,
    changes,
    charts,
    check,
    compare,
    conflicts,
    demo,
    doctor,
    export,
    first,
    follow,
    following,
    forget,
    judge,
    judgements,
    outlets,
    quotes,
    read,
    record,
    recycled,
    restore,
    review,
    saying,
    season,
    show,
    shows,
    timeline,
    unfollow,
    verify,
    watch,
    why,
)
from clapboard.errors import ClapboardError

DEFECT = 70
"""The exit code of a defect (EX_SOFTWARE)."""

app = typer.Typer(
    name="clapboard",
    help="Keep the record of a show, from its coverage: no fact without its sentence.",
    epilog="Start with: clapboard demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"clapboard {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and exit."),
    debug: bool = typer.Option(False, "--debug", help="On an error, show where it happened."),
) -> None:
    """Keep the record of a show, from its coverage: no fact without its sentence."""


for command in (
    demo,
    read,
    follow,
    following,
    unfollow,
    watch,
    show,
    season,
    timeline,
    changes,
    quotes,
    saying,
    recycled,
    check,
    compare,
    conflicts,
    first,
    outlets,
    charts,
    why,
    judge,
    judgements,
    review,
    verify,
    backup,
    restore,
    forget,
    annotate,
    export,
    doctor,
):
    app.command(name=command.__name__.rpartition(".")[2])(command.run)
app.add_typer(shows.app, name="shows")
app.add_typer(record.app, name="record")


def main() -> None:
    """Run the command line; every error that we foresee is one line on standard error, and its exit code."""
    try:
        app()
    except ClapboardError as error:
        if "--debug" in sys.argv:
            raise
        print(f"clapboard: {error}" + (f" ({error.hint})" if error.hint else ""), file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # the reader of our output went away (`| head`): not an error of ours
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("clapboard: interrupted; what was read so far is kept", file=sys.stderr)
        sys.exit(130)
    except Exception as error:  # the last line of defence: no user should see a traceback
        if "--debug" in sys.argv:
            raise
        print(f"clapboard: a defect of ours: {type(error).__name__}: {error} (--debug shows where; please report it)", file=sys.stderr)
        sys.exit(DEFECT)
