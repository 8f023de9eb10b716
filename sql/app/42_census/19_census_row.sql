-- owner: dcm_view
CREATE VIEW dcm_app.census_row AS
SELECT r.id, r.batch, r.row_no, r.part, r.part_row, r.component_code, r.class_standard, r.class_code, r.class_text, r.name, r.status,
    r.owner_department, r.competent_department, r.maintenance_department, r.grid_code, r.address, r.surveyed_on, r.valid_from,
    r.changed_on, r.valid_to, r.data_source, r.note, r.photo, r.extra, r.unread, r.mended_by, r.mended_at, r.geom
FROM dcm.census_row AS r
WHERE (SELECT dcm_app.is_surveyor());
COMMENT ON VIEW dcm_app.census_row IS 'Faulty rows of deliveries, mended here and in QGIS (待修正记录): UPDATE mends, DELETE drops the row; for those who keep the base data';
CREATE TRIGGER add INSTEAD OF INSERT ON dcm_app.census_row
FOR EACH ROW EXECUTE FUNCTION dcm_app.census_row_add();
CREATE TRIGGER mend INSTEAD OF UPDATE ON dcm_app.census_row
FOR EACH ROW EXECUTE FUNCTION dcm_app.census_row_mend();
CREATE TRIGGER leave INSTEAD OF DELETE ON dcm_app.census_row
FOR EACH ROW EXECUTE FUNCTION dcm_app.census_row_drop();
