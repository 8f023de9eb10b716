CREATE FUNCTION dcm_app.handbook_open(p_edition jsonb)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    given text := dcm_app.text_of(p_edition, 'code', 40);
    title text := dcm_app.text_of(p_edition, 'label_zh', 100);
    base text := dcm_app.text_of(p_edition, 'based_on', 40);
    grades_of text;
BEGIN
    PERFORM dcm_app.require_keeper();
    IF coalesce(given, '') !~ '^[[:alnum:]][[:alnum:]._-]*$' OR title IS NULL THEN
        PERFORM dcm_app.raise_error('DC003', '新版本要有代码和名称', '代码用字母、数字、点、横线，不超过 40 个字',
            '{"key": "bad_edition"}');
    END IF;
    IF base IS NOT NULL THEN
        PERFORM dcm_app.handbook_edition_of(base);
    END IF;
    INSERT INTO dcm.handbook_edition AS e (code, label_zh, label_en, valid_from, note, source, based_on, state, made_by, made_at,
        titles)
    VALUES (given, title, coalesce(dcm_app.text_of(p_edition, 'label_en', 100), title), dcm_app.day_of(p_edition, 'valid_from'),
        dcm_app.text_of(p_edition, 'note', 2000), dcm_app.text_of(p_edition, 'source', 300), base, 'draft', session_user,
        clock_timestamp(), dcm_app.titles_of(p_edition -> 'titles'))
    ON CONFLICT (code) DO NOTHING;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('已有代码为“%s”的指挥手册', given), '请换一个代码',
            jsonb_build_object('key', 'edition_taken', 'edition', given));
    END IF;
    -- What the grades are called carries over from the edition it begins as, or from the one in force.
    grades_of := coalesce(base, dcm_app.edition_at(now()));
    INSERT INTO dcm.handbook_grade (edition, grade, label_zh, label_en, needs_document)
    SELECT given, x.grade, coalesce(g.label_zh, x.grade || '级'), coalesce(g.label_en, 'Grade ' || x.grade),
        coalesce(g.needs_document, false)
    FROM unnest(ARRAY['A', 'B', 'C']) AS x (grade)
    LEFT JOIN dcm.handbook_grade AS g ON g.edition = grades_of AND g.grade = x.grade;
    IF base IS NOT NULL THEN
        PERFORM dcm_app.handbook_copy(base, given);
    END IF;
    PERFORM dcm_app.handbook_header(given, p_edition);
    RETURN given;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_open(jsonb) IS
    'Opens a draft: {code, label_zh, label_en, valid_from, note, source, based_on, titles, grades, stage_limits}; with based_on it begins as a copy. Its code';
