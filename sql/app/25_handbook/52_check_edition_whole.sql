CREATE FUNCTION dcm_app.check_edition_whole(e dcm.handbook_edition)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    n bigint;
    example text;
BEGIN
    SELECT count(*) INTO n FROM dcm.handbook_question AS q WHERE q.edition = e.code AND q.answered_at IS NULL;
    IF n > 0 THEN
        PERFORM dcm_app.raise_error('DC005', format('还有 %s 个问题没有回答', n), '请先回答，或不要这些行',
            jsonb_build_object('key', 'open_questions', 'count', n));
    END IF;
    SELECT count(*), min(f.condition_code) INTO n, example FROM dcm.filing_condition AS f
    WHERE f.edition = e.code AND NOT f.no_limit AND NOT EXISTS (
        SELECT FROM dcm.handling_limit AS l WHERE l.edition = f.edition AND l.condition_code = f.condition_code
    );
    IF n > 0 THEN
        PERFORM dcm_app.raise_error('DC005', format('还有 %s 条立案条件没有处置时限，例如 %s', n, example), '请补上时限，或注明不设时限',
            jsonb_build_object('key', 'limits_missing', 'count', n, 'condition', example));
    END IF;
    IF NOT EXISTS (SELECT FROM dcm.filing_condition AS f WHERE f.edition = e.code) THEN
        PERFORM dcm_app.raise_error('DC005', '这个版本还没有立案条件', '请先导入或录入', '{"key": "edition_empty"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_edition_whole(dcm.handbook_edition) IS 'DC005 for an edition with open questions, with conditions that lack a limit, or without conditions';
