-- owner: dcm_view
CREATE VIEW dcm_app.component_cell AS
SELECT c.cell_x * 65536 + c.cell_y AS id, sum(c.number)::int AS components,
    ST_SetSRID(ST_MakePoint(c.cell_x * 250 + 125, c.cell_y * 250 + 125), 4547)::geometry(Point, 4547) AS geom
FROM dcm.component_cell AS c
WHERE (SELECT dcm_app.is_staff())
GROUP BY c.cell_x, c.cell_y
HAVING sum(c.number) > 0;
COMMENT ON VIEW dcm_app.component_cell IS 'How many components stand in each square of 250 m, for maps of the whole district';
