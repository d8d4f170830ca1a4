"""``python -m riwaya``: the command line."""

from riwaya.cli import main

if __name__ == "__main__":
    main()
