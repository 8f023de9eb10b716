CREATE FUNCTION dcm_app.unfit_bundled(c dcm.case_file)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    main_no text := (SELECT o.task_no FROM dcm.case_file AS o WHERE o.id = c.bundle_of);
BEGIN
    RETURN jsonb_build_object('key', 'bundled_case', 'leading', main_no, 'message', format('该案件与 %s 捆绑计时', main_no),
        'hint', format('请在 %s 上办理，或先由派遣员解除捆绑', main_no));
END;
$$;
COMMENT ON FUNCTION dcm_app.unfit_bundled(dcm.case_file) IS 'Words for: the clock of another case counts for this one';
