CREATE FUNCTION dcm_app.change_right(p jsonb)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    r dcm.transition_role;
    allowed boolean := dcm_app.flag_of(p, 'allowed');
    before jsonb;
    after jsonb;
    changed int;
    gained int;
    lost int;
    other int;
BEGIN
    PERFORM dcm_app.only_keys(p, ARRAY['stage', 'action', 'role', 'allowed', 'permission', 'on_behalf']);
    r.from_stage := p ->> 'stage';
    r.action := p ->> 'action';
    r.role := p ->> 'role';
    r.permission := dcm_app.text_of(p, 'permission', 60);
    r.on_behalf := coalesce(dcm_app.flag_of(p, 'on_behalf'), false);
    LOCK TABLE dcm.transition_role IN SHARE ROW EXCLUSIVE MODE;
    PERFORM dcm_app.check_right(r, allowed);
    before := (SELECT coalesce(jsonb_object_agg(w.login, w.direct), '{}') FROM dcm_app.who_may(r.from_stage, r.action) AS w);
    changed := dcm_app.write_right(r, allowed);
    after := (SELECT coalesce(jsonb_object_agg(w.login, w.direct), '{}') FROM dcm_app.who_may(r.from_stage, r.action) AS w);
    PERFORM dcm_app.refuse_unmanned(r, before <> '{}', after <> '{}');
    gained := (SELECT count(*) FROM jsonb_object_keys(after) AS k WHERE NOT before ? k);
    lost := (SELECT count(*) FROM jsonb_object_keys(before) AS k WHERE NOT after ? k);
    other := (SELECT count(*) FROM jsonb_each(after) AS k WHERE before ? k.key AND before -> k.key <> k.value);
    RETURN jsonb_build_object('changes', changed, 'people', gained + lost + other, 'gained', gained, 'lost', lost,
        'notes', dcm_app.note_of('gain_right', gained) || dcm_app.note_of('lose_right', lost) || dcm_app.note_of('other_right', other)
        || dcm_app.note_of('nobody_more', CASE WHEN after = '{}' AND before <> '{}' THEN 1 ELSE 0 END)
        || dcm_app.note_of('cases_in_stage', (
            SELECT count(*) FROM dcm.case_file AS c WHERE c.stage = r.from_stage AND c.finished_at IS NULL
        )));
END;
$$;
COMMENT ON FUNCTION dcm_app.change_right(jsonb) IS 'The work of set_right and its effect';
