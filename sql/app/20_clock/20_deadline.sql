CREATE FUNCTION dcm_app.deadline(start timestamptz, amount numeric, unit text, calendar text DEFAULT NULL)
RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    code text := dcm_app.unit_code(unit);
    used text := coalesce(calendar, dcm_app.setting_value('calendar') #>> '{}');
    goal numeric;
    found_at timestamptz;
    span_end timestamptz;
BEGIN
    IF start IS NULL OR amount IS NULL OR start NOT BETWEEN '0001-01-01 00:00Z' AND '9999-12-31 00:00Z' OR NOT (amount >= 0 AND amount <= 1000000) THEN
        PERFORM dcm_app.raise_error('DC003', '起始时间或时限不对', '时限应是不小于零的数', '{"key": "bad_limit"}');
    END IF;
    IF code NOT IN ('work_hour', 'work_day') THEN
        IF calendar IS NOT NULL THEN  -- the district's own exists; a wrong name is a slip, though this unit reads no calendar
            PERFORM dcm_app.require_calendar(calendar);
        END IF;
        found_at := start + amount * dcm_app.unit_seconds(code, used) * interval '1 second';
        IF found_at > '9999-12-31 00:00Z' THEN
            PERFORM dcm_app.raise_error('DC003', '时限太长，期限超出了 9999 年', '请核对起始时间和时限', '{"key": "bad_limit"}');
        END IF;
        RETURN found_at;
    END IF;
    PERFORM dcm_app.require_years(used, start, start);
    -- To the microsecond, as times are: a third of a day that comes out a hair too long must not slip past the noon break.
    goal := round(dcm_app.work_position(used, start) + amount * dcm_app.unit_seconds(code, used), 6);
    IF amount = 0 THEN
        RETURN start;
    END IF;
    -- ceil makes a bigint of the goal, so that the index is used; it changes no comparison with whole seconds.
    SELECT s.from_at + (goal - s.before_seconds) * interval '1 second', s.to_at INTO found_at, span_end
    FROM dcm.work_span AS s
    WHERE s.calendar = used AND s.before_seconds < ceil(goal)::bigint
    ORDER BY s.before_seconds DESC LIMIT 1;
    IF found_at > span_end THEN  -- beyond the last stretch: name the year that is missing
        found_at := span_end + interval '1 year';
    END IF;
    PERFORM dcm_app.require_years(used, start, found_at);
    RETURN found_at;
END;
$$;
COMMENT ON FUNCTION dcm_app.deadline(timestamptz, numeric, text, text) IS
    'When a limit that starts then runs out. 紧急工作时, 自然日 and 紧急工作日 run on by night and holiday; 工作时 and 工作日 only in working hours of the calendar (default: the district''s)';
