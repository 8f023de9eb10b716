-- owner: dcm_view
CREATE VIEW dcm_app.handover WITH (security_barrier) AS
SELECT h.id, h.from_login, g.name AS from_name, coalesce(h.signed_by, h.to_login) AS to_login, r.name AS to_name, h.note,
    h.remark, h.signed_from_at AS opened_at, h.signed_to_at AS signed_at, h.withdrawn_at, n.cases, n.overdue,
    h.signed_to_at IS NULL AND h.withdrawn_at IS NULL AND h.from_login <> session_user
        AND coalesce(h.to_login, session_user) = session_user
        AND (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch'])) AS mine_to_sign
FROM dcm.handover AS h
LEFT JOIN dcm.staff AS g ON g.login = h.from_login
LEFT JOIN dcm.staff AS r ON r.login = coalesce(h.signed_by, h.to_login)
CROSS JOIN LATERAL (
    SELECT count(*)::int AS cases, count(*) FILTER (WHERE x.overdue)::int AS overdue
    FROM dcm.handover_case AS x WHERE x.handover_id = h.id
) AS n
WHERE (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch', 'dcm_director', 'dcm_admin']));
COMMENT ON VIEW dcm_app.handover IS 'Shifts handed over (交接班), signed by both or waiting for the second signature; for the hall, the director and administrators';
