-- Few components are other than 完好: a map finds where without reading the sound ones.
CREATE INDEX component_condition ON dcm.component USING gist (
    (CASE
        WHEN geometrytype(geom) = 'LINESTRING' THEN st_lineinterpolatepoint(geom, 0.5)
        ELSE st_pointonsurface(geom)
    END)
) WHERE status <> '完好' AND valid_to IS NULL;
