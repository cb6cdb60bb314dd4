#!/usr/bin/env python
"""The command line of the site: `python manage.py help` lists what it can do."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance_site.settings.dev")
    # Imported late, so that a missing package is told in plain words.
    try:
        from alliance_site.startup import explained
    except ImportError as error:
        sys.exit(f"{error}\nThe packages are not installed here: `make run` installs them.")
    with explained():
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
