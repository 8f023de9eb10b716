CREATE FUNCTION dcm_app.calendar_of(p_department text, p_at timestamptz)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN coalesce((
        SELECT d.calendar FROM dcm.department_calendar AS d
        WHERE d.department_code = p_department AND d.valid_from <= (p_at AT TIME ZONE 'Asia/Shanghai')::date
        ORDER BY d.valid_from DESC LIMIT 1
    ), dcm_app.setting_value('calendar') #>> '{}');
END;
$$;
COMMENT ON FUNCTION dcm_app.calendar_of(text, timestamptz) IS 'Work calendar of a department at a moment: its own, else the district''s';
