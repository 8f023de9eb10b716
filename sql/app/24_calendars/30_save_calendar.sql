CREATE FUNCTION dcm_app.save_calendar(p_calendar jsonb, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    old dcm.work_calendar;
    made dcm.work_calendar;
    effect jsonb;
BEGIN
    PERFORM dcm_app.hold_calendars(p_dry);
    IF jsonb_typeof(p_calendar) IS DISTINCT FROM 'object' OR coalesce(p_calendar ->> 'code', '') !~ '^[a-z][a-z0-9_]{0,39}$' THEN
        PERFORM dcm_app.raise_error('DC003', '工作日历的代码不对', '代码用小写英文字母、数字和下划线，以字母开头', '{"key": "calendar_code"}');
    END IF;
    SELECT * INTO old FROM dcm.work_calendar AS k WHERE k.code = p_calendar ->> 'code';
    made.code := p_calendar ->> 'code';
    made.label_zh := btrim(coalesce(p_calendar ->> 'label_zh', old.label_zh, ''), E' \t\r\n　');
    made.label_en := coalesce(nullif(btrim(coalesce(p_calendar ->> 'label_en', old.label_en, '')), ''), made.label_zh);
    made.hours_per_day := coalesce((p_calendar ->> 'hours_per_day')::numeric, old.hours_per_day, 8);
    made.days_from := CASE WHEN p_calendar ? 'days_from' THEN nullif(p_calendar ->> 'days_from', '') ELSE old.days_from END;
    IF length(made.label_zh) NOT BETWEEN 1 AND 40 OR length(made.label_en) > 60 THEN
        PERFORM dcm_app.raise_error('DC003', '工作日历要有名称（不超过 40 字）', '请填写名称', '{"key": "calendar_name"}');
    END IF;
    IF NOT (made.hours_per_day > 0 AND made.hours_per_day <= 24) THEN
        PERFORM dcm_app.raise_error('DC003', '一个工作日应多于 0 小时，不超过 24 小时', '一般为 8 小时',
            jsonb_build_object('key', 'hours_per_day', 'hours', made.hours_per_day));
    END IF;
    IF made.days_from IS DISTINCT FROM old.days_from THEN
        PERFORM dcm_app.check_days_from(made.code, made.days_from);
    END IF;
    BEGIN
        INSERT INTO dcm.work_calendar AS k (code, label_zh, label_en, hours_per_day, days_from)
        VALUES (made.code, made.label_zh, made.label_en, made.hours_per_day, made.days_from)
        ON CONFLICT (code) DO UPDATE SET label_zh = excluded.label_zh, label_en = excluded.label_en,
            hours_per_day = excluded.hours_per_day, days_from = excluded.days_from
        WHERE k IS DISTINCT FROM excluded;
        effect := dcm_app.calendar_effect(made.code, (made IS DISTINCT FROM old)::int, p_dry);
        IF p_dry THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN effect;
EXCEPTION WHEN data_exception THEN
    PERFORM dcm_app.raise_error('DC003', left('工作日历的内容不对：' || sqlerrm, 500), 'hours_per_day 是一个数', '{"key": "bad_calendar"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.save_calendar(jsonb, boolean) IS
    'Makes or changes a work calendar: code, label_zh, label_en, hours_per_day, days_from; answers what it does to running cases, and with the second parameter true takes it back';
