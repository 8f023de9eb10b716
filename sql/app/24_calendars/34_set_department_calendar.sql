CREATE FUNCTION dcm_app.set_department_calendar(p_choice jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    department text := p_choice ->> 'department';
    code text;
    start date;
    until date;
    changes int;
    effect jsonb;
BEGIN
    PERFORM dcm_app.hold_calendars(p_dry);
    IF NOT EXISTS (SELECT FROM dcm.department AS d WHERE d.code = department) THEN
        PERFORM dcm_app.raise_error('DC003', format('没有“%s”这个部门', left(coalesce(department, ''), 60)), '请从部门表中选择',
            jsonb_build_object('key', 'unknown_department', 'department', left(department, 60)));
    END IF;
    start := dcm_app.day_for(p_choice, 'valid_from');
    IF jsonb_typeof(p_choice -> 'calendar') <> 'null' THEN
        code := dcm_app.calendar_for(p_choice, 'calendar');
        PERFORM dcm_app.require_hours(code);
    END IF;
    SELECT min(d.valid_from) INTO until FROM dcm.department_calendar AS d
    WHERE d.department_code = department AND d.valid_from > start;
    BEGIN
        INSERT INTO dcm.department_calendar AS d (department_code, valid_from, calendar) VALUES (department, start, code)
        ON CONFLICT (department_code, valid_from) DO UPDATE SET calendar = excluded.calendar
        WHERE d.calendar IS DISTINCT FROM excluded.calendar;
        GET DIAGNOSTICS changes = ROW_COUNT;
        effect := dcm_app.reckon_department(department, start, until, p_dry)
            || jsonb_build_object('changes', changes, 'notes', '[]'::jsonb);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_department_calendar(jsonb, boolean) IS
    'Work calendar of a department from a day on: department, valid_from, calendar (null: the district''s again); answers what it does to running cases, and with the second parameter true takes it back';
