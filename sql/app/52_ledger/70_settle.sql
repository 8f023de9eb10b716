CREATE FUNCTION dcm_app.settle(c dcm.case_file, p_login text, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF c.pending <> 'appeal' AND c.stage <> 'handling' THEN
        c := dcm_app.end_request(c, p_login, p_at, 'lapsed', NULL);
    END IF;
    IF c.stop_kind IS NOT NULL AND c.stage <> 'suspended' THEN
        c := dcm_app.end_stop(c, p_login, p_at, 'lapsed', NULL);
    END IF;
    IF c.dispatched_at IS NOT NULL AND (c.stage = 'void' OR c.department_code IS NULL) THEN
        IF c.bundle_of IS NOT NULL THEN
            c := dcm_app.leave_bundle(c, p_login, p_at, 'lapsed', NULL);
        END IF;
        PERFORM dcm_app.free_members(c, p_login, p_at);
    END IF;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.settle(dcm.case_file, text, timestamptz) IS
    'What ends when a case leaves its stage: a request that waits, a stop, and, where it is sent back or voided, its bundle';
