CREATE FUNCTION dcm_app.uuid_of(report jsonb)
RETURNS uuid
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN coalesce(nullif(report ->> 'client_uuid', '')::uuid, gen_random_uuid());
EXCEPTION WHEN data_exception THEN
    PERFORM dcm_app.raise_error('DC003', 'client_uuid 不是 UUID', '请为每次上报生成一个 UUID', '{"key": "bad_uuid"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.uuid_of(jsonb) IS 'UUID of a report; a sender that gives none gets one, but loses the guard against sending twice';
