-- owner: dcm_view
CREATE VIEW dcm_app.handbook_row AS
SELECT r.id, r.edition, r.sheet, r.row_no, r.cells, r.content, r.state, r.asked, r.condition_code
FROM dcm.handbook_row AS r
WHERE (
    SELECT dcm_app.holds(ARRAY['dcm_admin']) OR EXISTS (SELECT FROM pg_roles AS p WHERE p.rolname = session_user AND p.rolsuper)
);
COMMENT ON VIEW dcm_app.handbook_row IS 'Rows of imported workbooks and what became of them; for administrators';
