CREATE FUNCTION dcm_app.unfit_bundle(c dcm.case_file)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    IF c.pending IS NOT NULL THEN
        RETURN dcm_app.unfit_pending(c);
    ELSIF c.bundle_of IS NOT NULL THEN
        RETURN dcm_app.unfit_bundled(c);
    ELSIF EXISTS (SELECT FROM dcm.case_file AS m WHERE m.bundle_of = c.id AND m.finished_at IS NULL) THEN
        RETURN jsonb_build_object('key', 'leads_others', 'message', '已有案件与本案捆绑计时', 'hint', '请先解除那些捆绑，或以本案为主案件');
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.unfit_bundle(dcm.case_file) IS 'Why a case may not be bundled onto another one now, NULL where it may';
