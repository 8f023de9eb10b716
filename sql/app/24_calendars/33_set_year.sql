CREATE FUNCTION dcm_app.set_year(p_year jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    wanted text;
    days_from text;
    y int;
    changes int;
    effect jsonb;
BEGIN
    PERFORM dcm_app.hold_calendars(p_dry);
    wanted := dcm_app.calendar_for(p_year, 'calendar');
    y := CASE WHEN p_year ->> 'year' ~ '^\d{4}$' THEN (p_year ->> 'year')::int END;
    IF y IS NULL OR y NOT BETWEEN 2000 AND 2200 OR coalesce(p_year ->> 'status', '') NOT IN ('official', 'provisional') THEN
        PERFORM dcm_app.raise_error('DC003', '年份或状态不对', '年份从 2000 到 2200，状态用 official（正式）或 provisional（暂定）',
            '{"key": "bad_calendar"}');
    END IF;
    SELECT k.days_from INTO days_from FROM dcm.work_calendar AS k WHERE k.code = wanted;
    IF days_from IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC003', format('日历“%s”的年份和日期取自“%s”', wanted, days_from), format('请在“%s”里修改', days_from),
            jsonb_build_object('key', 'days_taken', 'calendar', wanted, 'days_from', days_from));
    END IF;
    BEGIN
        SELECT count(*) INTO changes
        FROM (SELECT d.* FROM dcm.calendar_day AS d WHERE d.calendar = wanted AND extract(year FROM d.day) = y) AS d
        FULL JOIN dcm_app.days_of(p_year -> 'days', y) AS s ON s.day = d.day
        WHERE (d.working, d.label_zh) IS DISTINCT FROM (s.working, s.label_zh);
        INSERT INTO dcm.calendar_year AS k (calendar, year, status) VALUES (wanted, y, p_year ->> 'status')
        ON CONFLICT (calendar, year) DO UPDATE SET status = excluded.status WHERE k.status <> excluded.status;
        IF FOUND THEN
            changes := changes + 1;
        END IF;
        DELETE FROM dcm.calendar_day AS d WHERE d.calendar = wanted AND extract(year FROM d.day) = y AND changes > 0;
        INSERT INTO dcm.calendar_day (calendar, day, working, label_zh)
        SELECT wanted, s.day, s.working, s.label_zh FROM dcm_app.days_of(p_year -> 'days', y) AS s WHERE changes > 0;
        effect := dcm_app.calendar_effect(wanted, changes, p_dry);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.set_year(jsonb, boolean) IS
    'A year of a work calendar: calendar, year, status official or provisional, days [{day, working, label_zh}]; answers what it does to running cases, and with the second parameter true takes it back';
