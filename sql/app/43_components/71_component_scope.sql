CREATE FUNCTION dcm_app.component_scope(p jsonb)
RETURNS SETOF dcm.component
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10000
SET search_path = dcm, pg_temp
AS $$
DECLARE
    keys CONSTANT text[] := ARRAY['class_codes', 'grid_codes', 'community_code', 'street_code', 'codes'];
    wrong text;
    standard text := coalesce(p ->> 'class_standard', dcm_app.setting_value('class_standard') #>> '{}');
    classes text[];
    grids text[];
    codes text[];
BEGIN
    IF jsonb_typeof(p) IS DISTINCT FROM 'object' OR NOT jsonb_strip_nulls(p) ?| keys THEN
        PERFORM dcm_app.raise_error('DC005', '没有说明是哪些部件', '请至少给出小类、单元网格、社区、街道或标识码中的一项',
            '{"key": "scope_missing"}');
    END IF;
    SELECT k INTO wrong FROM jsonb_object_keys(p) AS k
    WHERE k <> ALL (keys || ARRAY['class_standard', 'only_empty'])
        OR jsonb_typeof(p -> k) NOT IN ('null', CASE k
            WHEN 'only_empty' THEN 'boolean'
            WHEN 'class_standard' THEN 'string' WHEN 'community_code' THEN 'string' WHEN 'street_code' THEN 'string'
            ELSE 'array' END)
    LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('范围中的“%s”无法识别', wrong), '请核对名称和写法',
            jsonb_build_object('key', 'bad_scope', 'field', wrong));
    END IF;
    classes := dcm_app.list_of(p, 'class_codes');
    grids := dcm_app.list_of(p, 'grid_codes');
    codes := dcm_app.list_of(p, 'codes');
    RETURN QUERY
    SELECT c.* FROM dcm.component AS c
    WHERE c.valid_to IS NULL
        AND (classes IS NULL OR (c.class_standard = standard AND c.class_code = ANY (classes)))
        AND (grids IS NULL OR c.grid_code = ANY (grids))
        AND (codes IS NULL OR c.component_code = ANY (codes))
        AND (p ->> 'community_code' IS NULL OR left(c.grid_code, 12) = p ->> 'community_code')
        AND (p ->> 'street_code' IS NULL OR left(c.grid_code, 9) = p ->> 'street_code');
END;
$$;
COMMENT ON FUNCTION dcm_app.component_scope(jsonb) IS
    'Standing components by class_codes (of class_standard), grid_codes, community_code, street_code, codes: all that are given must fit, one at least';
