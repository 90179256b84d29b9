"""Go through the Dockerfile's steps in a new virtual environment, without Docker: python -m tests.container

Minutes; needs a network for pip. Ends with an error where a step fails, the app does not answer or its first page cannot be shown.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.container.steps import try_all

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        passed = try_all(Path(scratch), fresh=True)
    print(
        "The image's steps work: requirements installed, corpus built, first page shown, nothing written beside it. Not tried:"
    )
    print("\n".join(f"  RUN {command}" for command in passed))
