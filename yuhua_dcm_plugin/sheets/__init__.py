"""Printed forms (纸质表单): what leaves the desk on paper or as PDF.

``records`` says what stands on a sheet and imports nothing outside the standard library.
``dispatch_sheet`` prints it and needs reportlab; import it only when a sheet is asked for, so that
a desk without reportlab still opens.
"""

from __future__ import annotations

from .extlibs import bring_reportlab

bring_reportlab()
