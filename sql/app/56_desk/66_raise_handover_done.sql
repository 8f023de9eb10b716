CREATE FUNCTION dcm_app.raise_handover_done(h dcm.handover)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.raise_error('DC003', CASE WHEN h.withdrawn_at IS NOT NULL THEN '这次交接班已撤回'
            ELSE format('这次交接班已由 %s 签收', coalesce((SELECT s.name FROM dcm.staff AS s WHERE s.login = h.signed_by), h.signed_by))
        END, '请刷新后再看', jsonb_build_object('key', 'handover_done', 'id', h.id));
END;
$$;
COMMENT ON FUNCTION dcm_app.raise_handover_done(dcm.handover) IS 'DC003: a handover that is signed or withdrawn stays as it is';
