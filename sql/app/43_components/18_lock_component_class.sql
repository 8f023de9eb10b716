CREATE FUNCTION dcm_app.lock_component_class(p_prefix text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    LOCK TABLE dcm.component IN ROW EXCLUSIVE MODE;  -- first, as census_take does: no deadlock with an import
    INSERT INTO dcm.component_serial AS s (prefix, last_no) VALUES (p_prefix, 0)
    ON CONFLICT (prefix) DO UPDATE SET last_no = s.last_no;
EXCEPTION WHEN deadlock_detected THEN
    PERFORM dcm_app.raise_error('DC002', '另一位测绘员正在保存同样的部件', '您的修改都还在，请再保存一次',
        '{"key": "saved_at_once"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.lock_component_class(text) IS
    'Lets one transaction at a time add, move or re-class components of a class, so that two surveyors cannot set the same one';
