CREATE FUNCTION dcm_app.masked_phone(phone text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN CASE
        WHEN length(phone) >= 11 THEN left(phone, 3) || '****' || right(phone, 4)
        -- A short number keeps less of itself, or nothing would be hidden.
        ELSE '****' || right(phone, length(phone) / 4)
    END;
END;
$$;
COMMENT ON FUNCTION dcm_app.masked_phone(text) IS 'A telephone number as screens, lists and sheets show it';
