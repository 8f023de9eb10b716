CREATE FUNCTION dcm_app.check_demands(demands text[], p_detail jsonb)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    missing text[];
BEGIN
    SELECT array_agg(d) INTO missing FROM unnest(demands) AS d
    WHERE coalesce(btrim(p_detail ->> d, E' \t\r\n　'), '') IN ('', '{}', '[]');
    IF missing IS NOT NULL THEN
        PERFORM dcm_app.raise_error('DC005', format('还缺：%s', array_to_string(missing, '、')), '请补齐后再提交',
            jsonb_build_object('key', 'demand_not_met', 'missing', to_jsonb(missing)));
    END IF;
    IF length(p_detail::text) > 200000 OR EXISTS (SELECT FROM jsonb_each_text(p_detail) AS x WHERE length(x.value) > 20000) THEN
        PERFORM dcm_app.raise_error('DC003', '内容太长（最多 20000 个字）', '请缩短后再提交', '{"key": "too_long", "limit": 20000}');
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_demands(text[], jsonb) IS 'DC005 with the keys of detail that are missing or blank, DC003 for a text that is too long';
