"""``python -m kg.cli`` is the command ``kg``."""

import sys

from kg.cli import main

sys.exit(main())
