"""The robot clerk: works in the real window at random, and looks at everything after each step.

``robot.py walk --seed 7 --steps 500`` does one walk; more steps become several, each in a process
and a data folder of its own. The same seed is the same walk. ``--log`` keeps all steps as lines of
JSON, ``--resume`` goes on where a log ends. ``robot.py replay LOG`` does a failed walk again,
``robot.py shrink LOG`` finds the few steps that matter, ``robot.py faults`` puts faults into the
program on purpose and says after how many steps each is found.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.robot_runs import main

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # Qt's clipboard would let go of what Python has let go of already
