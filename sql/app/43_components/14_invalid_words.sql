CREATE FUNCTION dcm_app.invalid_words(shape geometry)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = public, pg_temp
AS $$
    SELECT coalesce((
        SELECT w.zh FROM (VALUES
            ('Self-intersection', '自相交'), ('Ring Self-intersection', '环自相交'), ('Too few points', '点数不足'),
            ('Hole lies outside', '内环在外环之外'), ('Holes are nested', '内环互相嵌套'), ('Duplicate Rings', '环重复'),
            ('Interior is disconnected', '内部不连通')
        ) AS w (en, zh)
        WHERE starts_with(ST_IsValidReason(shape), w.en)
    ), ST_IsValidReason(shape)) || coalesce('（' || substring(ST_IsValidReason(shape) FROM '\[(.*)\]') || '）', '')
$$;
COMMENT ON FUNCTION dcm_app.invalid_words(geometry) IS 'What makes a shape invalid, and where, in Chinese';
