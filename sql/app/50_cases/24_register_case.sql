CREATE FUNCTION dcm_app.register_case(report jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
    given uuid := dcm_app.uuid_of(report);
    c dcm.case_file;
    repeated boolean := true;
    known boolean;
BEGIN
    IF NOT me.roles && ARRAY['dcm_intake', 'dcm_supervisor', 'dcm_exchange'] THEN
        PERFORM dcm_app.raise_error('DC001', '您不能登记案件', '登记案件要有受理员、监督员或数据交换角色',
            '{"key": "may_not_register"}');
    END IF;
    SELECT * INTO c FROM dcm.case_file AS o WHERE o.client_uuid = given;
    IF NOT FOUND THEN
        c := dcm_app.register_core(me, report, clock_timestamp(), given);
        repeated := c.id IS NULL;
        IF repeated THEN
            SELECT * INTO c FROM dcm.case_file AS o WHERE o.client_uuid = given;
        ELSE
            PERFORM pg_notify('dcm', format('{"topic": "case", "task_no": "%s", "version": %s}', c.task_no, c.version));
        END IF;
    END IF;
    IF repeated AND NOT dcm_app.may_see(me, c) THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个案件，或您无权查看', '', '{"key": "case_not_found"}');
    END IF;
    IF c.component_code IS NOT NULL THEN
        known := EXISTS (SELECT FROM dcm_app.component_at_code(c.component_code));
    END IF;
    RETURN jsonb_build_object(
        'task_no', c.task_no, 'stage', c.stage, 'version', c.version, 'grid_code', c.grid_code,
        'community_code', c.community_code, 'street_code', c.street_code, 'place_state', c.place_state,
        'registered_at', c.registered_at, 'repeated', repeated,
        'component_known', known,
        'place_hint', CASE WHEN c.place_state = 'outside' AND NOT repeated THEN dcm_app.place_reading(report) END,
        'duplicates', dcm_app.duplicates_of(me, c)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.register_case(jsonb) IS
    'Takes a report in (受理员, 监督员, 数据交换); the same client_uuid twice makes one case. Answers at least task_no, stage, version, grid_code, duplicates';
