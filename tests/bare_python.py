"""A Python that has no reportlab of its own, as QGIS for Windows may have none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HIDDEN = """
import importlib.abc, json, sys

class Hidden(importlib.abc.MetaPathFinder):
    '''As if this Python had no reportlab; what lies elsewhere is still found.'''
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] == 'reportlab':
            import importlib.machinery
            places = [p for p in sys.path if 'extlibs' in p] if path is None else path
            return importlib.machinery.PathFinder.find_spec(name, places) if places else None
        return None

for place in list(sys.meta_path):
    if getattr(place, '__name__', '') == 'PathFinder':
        class Without(importlib.abc.MetaPathFinder):
            def find_spec(self, name, path=None, target=None, real=place):
                if name == 'reportlab':
                    return None
                return real.find_spec(name, path, target)
        sys.meta_path[sys.meta_path.index(place)] = Without()
sys.meta_path.append(Hidden())
sys.path.insert(0, sys.argv[1])
answer = {}
try:
    from yuhua_dcm_plugin.sheets.dispatch_sheet import write_dispatch_sheet
    from yuhua_dcm_plugin.sheets.records import DispatchSheet
    from pathlib import Path
    write_dispatch_sheet(DispatchSheet(task_no='YH1'), Path(sys.argv[2]))
    import reportlab
    answer = {'from': reportlab.__file__, 'version': reportlab.Version}
except ImportError as error:
    from yuhua_dcm_plugin.sheets.words import package_missing
    told = package_missing(error)
    answer = {'said': str(told), 'hint': told.hint}
print(json.dumps(answer))
"""


def without_reportlab(root: Path, target: Path) -> dict[str, str]:
    """Print a sheet in a Python that has no reportlab of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HIDDEN, str(root), str(target)],
        capture_output=True,
        text=True,
        check=False,
        cwd=target.parent,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return answer
