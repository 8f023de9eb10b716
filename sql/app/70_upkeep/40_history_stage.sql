CREATE FUNCTION dcm_app.history_stage(p_batch jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.history_case (
        n, case_id, task_no, client_uuid, kind, class_standard, class_code, component_code, source, urgent, description,
        address, place_state, street_code, community_code, grid_code, grade, registered_by, occurred_at, registered_at,
        person_name, person_phone, geom
    )
    WITH actor AS MATERIALIZED (  -- once for each person, not for each case
        SELECT p.login, dcm_app.roles_of(p.login) AS roles
        FROM (SELECT DISTINCT x ->> 'actor' AS login FROM jsonb_array_elements(p_batch) AS x) AS p
    )
    SELECT b.n, nextval(pg_get_serial_sequence('dcm.case_file', 'id')),
        to_char(b.at AT TIME ZONE 'Asia/Shanghai', 'YYMMDD') || lpad(nextval('dcm.task_number')::text, 5, '0'),
        dcm_app.uuid_of(b.report), c.kind, c.class_standard, c.class_code, c.component_code, c.source, c.urgent, c.description,
        c.address, c.place_state, c.street_code, c.community_code, c.grid_code, c.grade, c.registered_by, c.occurred_at,
        c.registered_at, dcm_app.text_of(b.report, 'reporter_name', 100), dcm_app.phone_of(b.report, 'reporter_phone'), c.geom
    FROM (
        SELECT x.n::int, x.item -> 'report' AS report, (x.item ->> 'at')::timestamptz AS at, x.item ->> 'actor' AS actor
        FROM jsonb_array_elements(p_batch) WITH ORDINALITY AS x (item, n)
    ) AS b
    LEFT JOIN actor AS a ON a.login = b.actor
    CROSS JOIN LATERAL dcm_app.case_of_report((b.actor, a.roles, NULL, '{}')::dcm_app.identity, b.report, b.at) AS c
    ORDER BY b.at, b.n;
    INSERT INTO dcm.history_step (n, seq, action, at, actor, detail, behalf, person)
    SELECT x.n::int, y.k::int + 1, y.step ->> 'action', (y.step ->> 'at')::timestamptz, y.step ->> 'actor',
        dcm_app.clean_json(coalesce(y.step -> 'detail', '{}')) - ARRAY['on_behalf_of', 'reporter_name', 'reporter_phone'],
        y.step #> '{detail,on_behalf_of}', CASE WHEN y.step ->> 'action' IN ('join', 'urge') THEN y.step -> 'detail' END
    FROM jsonb_array_elements(p_batch) WITH ORDINALITY AS x (item, n)
    CROSS JOIN LATERAL jsonb_array_elements(coalesce(x.item -> 'steps', '[]')) WITH ORDINALITY AS y (step, k);
    ANALYZE dcm.history_case;
    ANALYZE dcm.history_step;
END;
$$;
COMMENT ON FUNCTION dcm_app.history_stage(jsonb) IS 'First part of write_history: reports checked and located by the same function as the door, steps laid out';
