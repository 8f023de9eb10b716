"""QGIS Processing provider ``yuhua_dcm``: thin algorithms over the rooms."""
