-- owner: dcm_view
-- A barrier, because other people's own phrases are left out row by row.
CREATE VIEW dcm_app.phrase WITH (security_barrier) AS
SELECT p.id, p.part, p.kind, p.class_code, p.text, p.sort, p.owner IS NOT NULL AS own, p.owner IS NULL AS district, p.class_standard
FROM dcm.phrase AS p
WHERE (SELECT dcm_app.is_staff()) AND (p.owner IS NULL OR p.owner = session_user);
COMMENT ON VIEW dcm_app.phrase IS 'Phrase book: the district''s phrases and one''s own';
