CREATE FUNCTION dcm_app.require_rule_keeper(me dcm_app.identity)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT me.roles && ARRAY['dcm_chief', 'dcm_admin'] THEN
        PERFORM dcm_app.raise_error('DC001', '小类推荐规则由值班长或管理员维护', '', '{"key": "not_allowed"}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.require_rule_keeper(dcm_app.identity) IS 'DC001 unless the person keeps the district''s class rules: chief and administrators';
