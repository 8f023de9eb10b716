CREATE FUNCTION dcm_app.apply_effects(
    me dcm_app.identity, c dcm.case_file, effects text[], p_detail jsonb, p_at timestamptz
)
RETURNS dcm.case_file
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    effect text;
BEGIN
    FOREACH effect IN ARRAY effects LOOP
        CASE effect
            WHEN 'file' THEN c := dcm_app.file_case(me, c, p_detail, p_at);
            WHEN 'assign' THEN
                c := dcm_app.give_back(me, c, p_detail, p_at);
                c := dcm_app.assign(c, p_detail, p_at);
                UPDATE dcm.case_fact AS f SET dispatched_by = coalesce(f.dispatched_by, me.login) WHERE f.case_id = c.id;
            WHEN 'return' THEN
                UPDATE dcm.assignment AS a SET visible = false, ended_at = p_at WHERE a.case_id = c.id AND a.visible;
                UPDATE dcm.case_fact AS f SET return_count = f.return_count + 1 WHERE f.case_id = c.id;
                c.department_code := NULL;
            WHEN 'handled' THEN
                c.handled_at := p_at;
                UPDATE dcm.assignment AS a SET handled_at = p_at WHERE a.case_id = c.id AND a.visible AND a.is_main;
                UPDATE dcm.case_fact AS f SET handled_at = p_at WHERE f.case_id = c.id;
            WHEN 'rework' THEN
                c.handled_at := NULL;
                c.round := c.round + 1;
                UPDATE dcm.assignment AS a SET visible = false, ended_at = p_at WHERE a.case_id = c.id AND a.visible;
                UPDATE dcm.case_fact AS f SET handled_at = NULL, rework_count = f.rework_count + 1 WHERE f.case_id = c.id;
            WHEN 'ask_verification' THEN c := dcm_app.ask_field(me, c, 'verification', p_detail ->> 'supervisor', p_at);
            WHEN 'ask_check' THEN c := dcm_app.ask_field(me, c, 'check', p_detail ->> 'supervisor', p_at);
            WHEN 'answer' THEN
                UPDATE dcm.field_task AS f SET
                    answered_at = p_at, outcome = coalesce(p_detail ->> 'result', p_detail ->> 'passed')
                WHERE f.case_id = c.id AND f.answered_at IS NULL;
                c.supervisor := NULL;
            WHEN 'finish' THEN
                c.finished_at := p_at;
                c.supervisor := NULL;
                UPDATE dcm.field_task AS f SET answered_at = p_at, outcome = 'withdrawn'
                WHERE f.case_id = c.id AND f.answered_at IS NULL;  -- nobody need walk there any more
                UPDATE dcm.case_fact AS f SET finished_at = p_at, closed = (c.stage = 'closed'), voided = (c.stage <> 'closed')
                WHERE f.case_id = c.id;
            WHEN 'join' THEN
                c.reporter_count := c.reporter_count + 1;  -- reports, not people: the twin knows no numbers
                PERFORM dcm_app.add_reporter(c, p_detail);
            WHEN 'urge' THEN
                c.urge_count := c.urge_count + 1;
                c.urged_at := p_at;
                PERFORM dcm_app.add_reporter(c, p_detail);
            WHEN 'amend' THEN c := dcm_app.amend(c, p_detail -> 'fields', p_at);
            WHEN 'ask_extension', 'ask_hang', 'ask_postpone', 'ask_appeal' THEN
                c := dcm_app.ask(me, c, substr(effect, 5), p_detail, p_at);
            WHEN 'review' THEN c := dcm_app.review(me, c, p_detail, p_at);
            WHEN 'decide' THEN c := dcm_app.decide(me, c, p_detail, p_at);
            WHEN 'withdraw' THEN c := dcm_app.end_request(c, me.login, p_at, 'withdrawn', p_detail ->> 'reason');
            WHEN 'resume' THEN c := dcm_app.end_stop(c, me.login, p_at, 'lifted', p_detail ->> 'reason');
            WHEN 'bundle' THEN c := dcm_app.bundle_onto(me, c, p_detail, p_at);
            WHEN 'unbundle' THEN c := dcm_app.leave_bundle(c, me.login, p_at, 'lifted', p_detail ->> 'reason');
            WHEN 'step' THEN c := dcm_app.report_step(me, c, p_at);
        END CASE;
    END LOOP;
    RETURN c;
END;
$$;
COMMENT ON FUNCTION dcm_app.apply_effects(dcm_app.identity, dcm.case_file, text[], jsonb, timestamptz) IS
    'What a transition does besides changing the stage; the words are those of dcm.transition.effects';
