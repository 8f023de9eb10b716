CREATE FUNCTION dcm_app.resume_due()
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    c dcm.case_file;
    n int := 0;
BEGIN
    -- A superuser works through the command line, without a staff row of his own.
    IF NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = session_user) THEN
        PERFORM dcm_app.me();
    END IF;
    PERFORM dcm_app.spread_due_settings();  -- what else is due by itself
    FOR c IN
        SELECT * FROM dcm.case_file AS o WHERE o.stop_until <= clock_timestamp() ORDER BY o.task_no FOR UPDATE SKIP LOCKED
    LOOP
        PERFORM dcm_app.come_back(c);
        n := n + 1;
    END LOOP;
    RETURN n;
END;
$$;
COMMENT ON FUNCTION dcm_app.resume_due() IS
    'Brings back every case whose 挂账 or 缓办 has ended, with an event at its end; whoever is on the staff may call it, as often as he likes. Returns how many';
