CREATE FUNCTION dcm_app.set_work_hours(p_hours jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    code text;
    start date;
    changes int;
    effect jsonb;
BEGIN
    PERFORM dcm_app.hold_calendars(p_dry);
    code := dcm_app.calendar_for(p_hours, 'calendar');
    start := dcm_app.day_for(p_hours, 'valid_from');
    IF extract(year FROM start) NOT BETWEEN 2000 AND 2200 THEN
        PERFORM dcm_app.raise_error('DC003', format('%s 不在 2000 至 2200 年', start), '',
            jsonb_build_object('key', 'bad_day', 'day', start));
    END IF;
    SELECT count(*) INTO changes
    FROM (SELECT h.slot, h.from_time, h.to_time FROM dcm.work_hours AS h WHERE h.calendar = code AND h.valid_from = start) AS h
    FULL JOIN dcm_app.slots_of(p_hours -> 'slots') AS s ON s.slot = h.slot
    WHERE (h.from_time, h.to_time) IS DISTINCT FROM (s.from_time, s.to_time);
    IF changes > 0 THEN
        PERFORM dcm_app.check_past_hours(code, start);
    END IF;
    BEGIN
        DELETE FROM dcm.work_hours AS h WHERE h.calendar = code AND h.valid_from = start AND changes > 0;
        INSERT INTO dcm.work_hours (calendar, valid_from, slot, from_time, to_time)
        SELECT code, start, s.slot, s.from_time, s.to_time FROM dcm_app.slots_of(p_hours -> 'slots') AS s WHERE changes > 0;
        effect := dcm_app.calendar_effect(code, changes, p_dry);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_work_hours(jsonb, boolean) IS
    'Working hours of a calendar from a day on: calendar, valid_from, slots [{from, to}]; answers what it does to running cases, and with the second parameter true takes it back';
