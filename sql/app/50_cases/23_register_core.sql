CREATE FUNCTION dcm_app.register_core(me dcm_app.identity, report jsonb, p_at timestamptz, given uuid DEFAULT NULL)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    c dcm.case_file := dcm_app.case_of_report(me, report, p_at);
    e dcm.case_event;
    person_name text;
    person_phone text;
BEGIN
    IF report ?| ARRAY['reporter_name', 'reporter_phone'] THEN
        person_name := dcm_app.text_of(report, 'reporter_name', 100);
        person_phone := dcm_app.phone_of(report, 'reporter_phone');
    END IF;
    c.client_uuid := coalesce(given, dcm_app.uuid_of(report));
    c.stage := 'intake';
    c.version := 1;
    c.last_at := p_at;
    c.task_no := to_char(p_at AT TIME ZONE 'Asia/Shanghai', 'YYMMDD') || lpad(nextval('dcm.task_number')::text, 5, '0');
    e.seq := 1;
    e.action := 'register';
    e.to_stage := c.stage;
    e.actor := me.login;
    e.at := p_at;
    e.detail := jsonb_strip_nulls(jsonb_build_object(
        'source', c.source, 'kind', c.kind, 'class_standard', c.class_standard, 'class_code', c.class_code,
        'component_code', c.component_code, 'description', c.description, 'address', c.address, 'urgent', c.urgent,
        'x', round(ST_X(c.geom)::numeric, 3), 'y', round(ST_Y(c.geom)::numeric, 3), 'grid_code', c.grid_code
    ));
    e.hash := dcm_app.event_hash('', c.task_no, e);
    c.last_hash := e.hash;
    INSERT INTO dcm.case_file (
        task_no, client_uuid, stage, kind, class_standard, class_code, component_code, source, urgent, description, address,
        place_state, street_code, community_code, grid_code, registered_by, occurred_at, registered_at, version, last_at,
        last_hash, geom, stage_at, stage_due_at
    )
    VALUES (
        c.task_no, c.client_uuid, c.stage, c.kind, c.class_standard, c.class_code, c.component_code, c.source, c.urgent,
        c.description, c.address, c.place_state, c.street_code, c.community_code, c.grid_code, c.registered_by,
        c.occurred_at, c.registered_at, c.version, c.last_at, c.last_hash, c.geom, p_at, dcm_app.stage_due(c, p_at)
    )
    ON CONFLICT (client_uuid) DO NOTHING
    RETURNING id INTO c.id;
    IF c.id IS NULL THEN  -- the same report sent by two connections at once: the other one won
        RETURN NULL;
    END IF;
    INSERT INTO dcm.case_event (case_id, seq, action, to_stage, actor, at, detail, hash)
    VALUES (c.id, e.seq, e.action, e.to_stage, e.actor, e.at, e.detail, e.hash);
    IF person_name IS NOT NULL OR person_phone IS NOT NULL THEN
        INSERT INTO dcm.case_person (case_id, seq, part, name, phone) VALUES (c.id, 1, 'reporter', person_name, person_phone);
    END IF;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.register_core(dcm_app.identity, jsonb, timestamptz, uuid) IS
    'Writes a case with its first event; who may is asked by register_case';
