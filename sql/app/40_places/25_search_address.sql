CREATE FUNCTION dcm_app.search_address(words text, at_most int DEFAULT 20)
RETURNS TABLE (full_text text, kind text, x double precision, y double precision, score int)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    -- What people say before the road says nothing here: province, city, district.
    plain text := regexp_replace(regexp_replace(coalesce(words, ''), '[\s,，。#]', '', 'g'),
        '^(中国)?(河北省)?(石家庄市?)?(裕华区)?', '');
    road text := substring(plain FROM '^(.*?(?:路|街|道|巷|环))');
    number text := substring(plain FROM '(\d{1,5})\s*号?');
BEGIN
    PERFORM dcm_app.me();
    IF plain = '' THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT a.full_text, a.kind, ST_X(a.geom), ST_Y(a.geom),
        CASE
            WHEN right(a.full_text, length(plain)) = plain THEN 100
            WHEN a.road_name = road AND a.door_number = number THEN 95
            WHEN a.road_name = road AND number IS NOT NULL AND a.door_number ~ '^\d+$'
                THEN 80 - least(abs(a.door_number::int - number::int), 60)
            ELSE 10
        END AS points
    FROM dcm.address AS a
    WHERE position(plain IN a.full_text) > 0
        OR (road IS NOT NULL AND a.road_name = road)
        OR (road IS NOT NULL AND number IS NULL AND starts_with(a.road_name, road))
    ORDER BY points DESC, length(a.full_text), a.full_text
    LIMIT least(greatest(at_most, 1), 200);
END;
$$;
COMMENT ON FUNCTION dcm_app.search_address(text, int) IS
    'Places for the words of a caller, best first; score below 95 means a neighbouring door or a mere part of the words. EPSG:4547';
