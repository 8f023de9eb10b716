CREATE FUNCTION dcm_app.handbook_put_in_force(p_edition text, p_from date, p_dry boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition := dcm_app.handbook_draft(p_edition);
    begins date := coalesce(p_from, e.valid_from);
    before text := dcm_app.edition_at(begins::timestamp AT TIME ZONE 'Asia/Shanghai');
    effect jsonb;
BEGIN
    -- Two that put an edition in force at once must not both find the day free.
    LOCK TABLE dcm.handbook_edition IN SHARE ROW EXCLUSIVE MODE;
    PERFORM dcm_app.check_edition_day(e, begins);
    PERFORM dcm_app.check_edition_whole(e);
    effect := jsonb_build_object(
        'changes', CASE WHEN before IS NULL
            THEN (SELECT count(*) FROM dcm.filing_condition AS f WHERE f.edition = e.code)
            ELSE (SELECT count(DISTINCT (d.what, d.class_standard, d.kind, d.condition_code)) FROM dcm_app.handbook_diff(before, e.code) AS d) END,
        'running', (SELECT count(*) FROM dcm.case_file AS c WHERE c.finished_at IS NULL AND c.edition IS NOT NULL),
        'moved', 0, 'valid_from', begins, 'notes', dcm_app.handbook_notes(e.code, before, begins));
    IF NOT p_dry THEN
        UPDATE dcm.handbook_edition AS o SET
            state = 'released', valid_from = begins, put_in_force_by = session_user, put_in_force_at = clock_timestamp()
        WHERE o.code = e.code;
    END IF;
    RETURN effect;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_put_in_force(text, date, boolean) IS
    'Releases a draft from a day on (NULL: the day that it is meant for), or with p_dry only says what that would do: {changes, running, moved, valid_from, notes}. Cases filed before keep their edition';
