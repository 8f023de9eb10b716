CREATE FUNCTION dcm_app.ask_field(me dcm_app.identity, c dcm.case_file, p_kind text, p_login text, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    allowance jsonb := dcm_app.setting_value(p_kind || '_limit');
BEGIN
    IF NOT EXISTS (SELECT FROM dcm.staff AS s WHERE s.login = p_login AND s.active)
        OR NOT 'dcm_supervisor' = ANY (dcm_app.roles_of(p_login)) THEN
        PERFORM dcm_app.raise_error('DC003', format('“%s”不是在岗监督员', p_login), '请从监督员表中选择',
            jsonb_build_object('key', 'unknown_supervisor', 'supervisor', p_login));
    END IF;
    c.supervisor := p_login;
    INSERT INTO dcm.field_task (case_id, task_kind, supervisor, round, sent_by, sent_at, due_at)
    VALUES (c.id, p_kind, p_login, c.round, me.login, p_at,
        dcm_app.deadline(p_at, (allowance ->> 'amount')::numeric, allowance ->> 'unit'));
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.ask_field(dcm_app.identity, dcm.case_file, text, text, timestamptz) IS
    'Sends a supervisor to look: verification (核实) or check (核查), with the limit of the settings';
