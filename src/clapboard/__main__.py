"""`python -m clapboard`, and the command `clapboard`: the command line, with the server beside it."""

from clapboard.cli.app import app
from clapboard.cli.app import main as run
from clapboard.collector import look_seldom
from clapboard.web.command import serve

app.command(name="serve")(serve)


def main() -> None:
    """Run the command line."""
    look_seldom()
    run()


if __name__ == "__main__":
    main()
