CREATE FUNCTION dcm_app.limits_fault(p_limits jsonb)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    l jsonb;
    place text;
    places text[] := ARRAY[]::text[];
BEGIN
    IF jsonb_typeof(p_limits) NOT IN ('array', 'null') THEN
        RETURN left(p_limits::text, 60);
    END IF;
    FOR l IN SELECT x FROM jsonb_array_elements(nullif(p_limits, 'null')) AS x LOOP
        place := format('%s %s %s', coalesce(l ->> 'grade', 'B'), coalesce(l ->> 'area_type', '0'), coalesce(l ->> 'step', '1'));
        IF jsonb_typeof(l) <> 'object' OR dcm_app.limit_unit(l) IS NULL OR place !~ '^[ABC] [012] [1-9]\d?$' OR place = ANY (places) THEN
            RETURN left(trim(coalesce(l ->> 'amount', '') || ' ' || coalesce(l ->> 'unit', '')), 60);
        END IF;
        places := array_append(places, place);
    END LOOP;
    RETURN NULL;
END;
$$;
COMMENT ON FUNCTION dcm_app.limits_fault(jsonb) IS
    'The first of some limits [{grade, area_type, step, amount, unit}] that cannot be, or stands twice for one grade, area and step; NULL if all are right';
