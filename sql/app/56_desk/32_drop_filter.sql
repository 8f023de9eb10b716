CREATE FUNCTION dcm_app.drop_filter(id int)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    me dcm_app.identity := dcm_app.me();
BEGIN
    DELETE FROM dcm.saved_filter AS f
    WHERE f.id = drop_filter.id AND (f.owner = me.login OR (f.shared AND me.roles && ARRAY['dcm_chief', 'dcm_admin']));
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', '没有这个筛选，或不是您保存的', '', '{"key": "filter_not_found"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.drop_filter(int) IS 'Takes a filter away: one''s own; chiefs and administrators any that is shared';
