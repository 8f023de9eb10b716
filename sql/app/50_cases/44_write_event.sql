CREATE FUNCTION dcm_app.write_event(c dcm.case_file, e dcm.case_event, p_tell boolean DEFAULT true)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF e.from_stage IS DISTINCT FROM e.to_stage THEN  -- what was taken out of a queue has left that queue
        c.claimed_by := NULL;
        c.claimed_at := NULL;
    END IF;
    c.version := c.version + 1;
    c.last_at := e.at;
    e.case_id := c.id;
    e.seq := c.version;
    e.hash := dcm_app.event_hash(c.last_hash, c.task_no, e);
    c.last_hash := e.hash;
    INSERT INTO dcm.case_event SELECT e.*;
    UPDATE dcm.case_file SET
        case_no = c.case_no, stage = c.stage, kind = c.kind, class_standard = c.class_standard, class_code = c.class_code,
        component_code = c.component_code, urgent = c.urgent, description = c.description, address = c.address,
        place_state = c.place_state, street_code = c.street_code, community_code = c.community_code, grid_code = c.grid_code,
        edition = c.edition, condition_code = c.condition_code, grade = c.grade, limit_amount = c.limit_amount,
        limit_unit = c.limit_unit, department_code = c.department_code, supervisor = c.supervisor, filed_at = c.filed_at,
        dispatched_at = c.dispatched_at, due_at = c.due_at, warn_at = c.warn_at, clock_from = c.clock_from,
        clock_amount = c.clock_amount, clock_unit = c.clock_unit, clock_calendar = c.clock_calendar,
        clock_times = c.clock_times, clock_stops = c.clock_stops, due_provisional = c.due_provisional, pending = c.pending,
        pending_step = c.pending_step, stop_kind = c.stop_kind, stop_until = c.stop_until, bundle_of = c.bundle_of,
        overdue_exempt = c.overdue_exempt, stage_at = c.stage_at, stage_due_at = c.stage_due_at,
        handled_at = c.handled_at, finished_at = c.finished_at, round = c.round, version = c.version, last_at = c.last_at,
        last_hash = c.last_hash, geom = c.geom, reporter_count = c.reporter_count, urge_count = c.urge_count,
        urged_at = c.urged_at, claimed_by = c.claimed_by, claimed_at = c.claimed_at
    WHERE id = c.id;
    IF p_tell THEN
        PERFORM pg_notify('dcm', jsonb_build_object('topic', 'case', 'task_no', c.task_no, 'version', c.version)::text);
    END IF;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.write_event(dcm.case_file, dcm.case_event, boolean) IS
    'Appends an event to the chain, writes the case as it is after it and tells the desks, unless the caller tells them of many at once';
