"""The reviewed table of rights, and how it is written anew: `python -m tests.web.rights --write`.

`test_rights_matrix.py` compares `rights.txt` with what the addresses answer. After a change of addresses or rights read
the difference that it tells, then write the table and commit it.
"""

import os
import sys
from pathlib import Path

import pytest

REVIEWED = Path(__file__).with_name("rights.txt")
WRITE = "KAOHENG_WRITE_RIGHTS"

if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    os.environ[WRITE] = "1"
    sys.exit(pytest.main(["-n", "0", str(Path(__file__).with_name("test_rights_matrix.py"))]))
