"""`python -m tests.web.rights --write`: write the reviewed tables of rights anew.

The tests beside compare `reviewed/*.txt` with what the addresses answer. After a change of addresses or rights read the
difference that they tell, then write the tables and commit them.
"""

import os
import sys
from pathlib import Path

import pytest

from tests.web.rights.wish import WRITE

if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    os.environ[WRITE] = "1"
    sys.exit(pytest.main(["-n", "2", "--dist", "loadscope", str(Path(__file__).parent)]))
