CREATE FUNCTION dcm_app.handbook_fault(p_content jsonb, p_cells text[])
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    words text := coalesce(p_cells[9], '');
    wrong text;
BEGIN
    IF coalesce(p_content ->> 'class_code', '') = '' THEN
        RETURN dcm_app.handbook_asks('no_class_code', p_cells[4]);
    END IF;
    IF NOT EXISTS (
        SELECT FROM dcm.class AS k WHERE k.standard = p_content ->> 'class_standard' AND k.kind = p_content ->> 'kind'
            AND k.code = p_content ->> 'class_code'
    ) THEN
        RETURN dcm_app.handbook_asks('unknown_class', trim(format('%s %s', p_content ->> 'class_code', p_cells[4])));
    END IF;
    IF coalesce(p_content ->> 'condition', '') = '' THEN
        RETURN dcm_app.handbook_asks('no_condition', trim(format('%s %s', p_content ->> 'class_code', p_cells[4])));
    END IF;
    FOREACH wrong IN ARRAY ARRAY['department_code', 'supervising_department'] LOOP
        IF coalesce(p_content ->> wrong, '') <> '' AND NOT EXISTS (
            SELECT FROM dcm.department AS d WHERE d.code = p_content ->> wrong AND d.active
        ) THEN
            RETURN dcm_app.handbook_asks('unknown_department', p_content ->> wrong, wrong);
        END IF;
    END LOOP;
    wrong := dcm_app.limits_fault(p_content -> 'limits');
    IF wrong IS NOT NULL THEN
        RETURN dcm_app.handbook_asks('limit_range', coalesce(nullif(words, ''), wrong));
    END IF;
    IF (p_content ->> 'no_limit') IS DISTINCT FROM 'true' AND coalesce(p_content ->> 'limits', '[]') = '[]' THEN
        RETURN dcm_app.handbook_asks(CASE words WHEN '' THEN 'no_limit' ELSE 'limit_words' END, words);
    END IF;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_fault(jsonb, text[]) IS
    'The first thing that keeps a row of a workbook from being a filing condition, as a question {key, subject}; NULL if nothing does';
