"""`python -m clapboard`: the command line."""

from clapboard.cli.app import main

main()
