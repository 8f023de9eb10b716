CREATE FUNCTION dcm_app.reopen_department(p_code text, p_dry boolean)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    d dcm.department;
    changed int;
BEGIN
    PERFORM dcm_app.require_keeper();
    BEGIN
        LOCK TABLE dcm.department IN SHARE ROW EXCLUSIVE MODE;
        SELECT * INTO d FROM dcm.department AS o WHERE o.code = p_code;
        IF NOT FOUND THEN
            PERFORM dcm_app.raise_error('DC004', '没有这个部门', '', '{"key": "department_not_found"}');
        END IF;
        PERFORM dcm_app.check_department(d);  -- another one may have taken its name meanwhile
        PERFORM dcm_app.check_parent(d.code, d.parent_code);
        UPDATE dcm.department AS o SET active = true WHERE o.code = p_code AND NOT o.active;
        GET DIAGNOSTICS changed = ROW_COUNT;
        IF p_dry IS DISTINCT FROM false THEN
            RAISE EXCEPTION USING ERRCODE = 'DC099', MESSAGE = 'taken back';
        END IF;
    EXCEPTION WHEN SQLSTATE 'DC099' THEN NULL;
    END;
    RETURN jsonb_build_object('changes', changed, 'notes', '[]'::jsonb);
END;
$$;
COMMENT ON FUNCTION dcm_app.reopen_department(text, boolean) IS
    'Takes a closed department into use again; with the second parameter true only says what that does';
