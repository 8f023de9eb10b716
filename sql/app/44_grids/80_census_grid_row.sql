-- owner: dcm_view
CREATE VIEW dcm_app.census_grid_row AS
SELECT r.id, r.batch, r.row_no, r.part, r.part_row, r.grid_code, r.community_code, r.name, r.area_type, r.valid_from, r.valid_to,
    r.extra, r.unread, r.state, r.mended_by, r.mended_at, r.geom
FROM dcm.census_grid_row AS r
WHERE r.state = 'faulty' AND (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_grid_row IS 'Rows of deliveries of unit grids that wait to be mended (待修正网格); editable';
