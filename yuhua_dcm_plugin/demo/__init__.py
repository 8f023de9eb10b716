"""Synthetic demo district (演示数据): a made-up core area of 30 km² that looks like Yuhua.

Street, community and road names are real, everything else is invented by a fixed seed: outlines,
doors, components, staff and past cases. Pure standard library, so that a server without QGIS can
load it. `district.build()` makes the district, `history.histories()` the past cases.
"""

from __future__ import annotations
