"""At home in QGIS: locator, layer actions, options, status bar, help, training mark (QGIS 集成)."""
