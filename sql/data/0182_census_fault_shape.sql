-- A gap or an overlap is an area: a point alone does not show how far it reaches.
ALTER TABLE dcm.census_fault ADD COLUMN shape geometry(MultiPolygon, 4547);
COMMENT ON COLUMN dcm.census_fault.shape IS 'The area of a fault between grids (overlap, gap, part over the line), EPSG:4547';
