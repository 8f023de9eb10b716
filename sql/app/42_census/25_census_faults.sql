CREATE FUNCTION dcm_app.census_faults(b dcm.census_batch)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET timezone = 'Asia/Shanghai'
SET work_mem = '256MB'
SET jit = off
AS $$
DECLARE
    r record;
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_bad;
    CREATE TEMPORARY TABLE census_bad AS
    SELECT w.row_no, w.mask FROM pg_temp.census_work AS w WHERE w.mask <> 0;
    DROP TABLE IF EXISTS pg_temp.census_listed;
    CREATE TEMPORARY TABLE census_listed (row_no int, bit smallint, rule text);
    FOR r IN
        SELECT u.code, u.bit, CASE u.severity WHEN 'error' THEN 20000 ELSE 1000 END AS most
        FROM dcm.census_rule AS u
        INNER JOIN (SELECT bit_or(x.mask) AS mask FROM pg_temp.census_bad AS x) AS a ON a.mask & (1 << u.bit) <> 0
    LOOP
        INSERT INTO pg_temp.census_listed
        SELECT x.row_no, r.bit, r.code FROM pg_temp.census_bad AS x
        WHERE x.mask & (1 << r.bit) <> 0 ORDER BY x.row_no LIMIT r.most;
    END LOOP;
    ANALYZE pg_temp.census_listed;
    INSERT INTO dcm.census_fault (batch, row_no, part, part_row, rule, field, value, detail, geom)
    SELECT b.id, w.row_no, w.part_name, w.part_row, l.rule, v.field, left(coalesce(v.value, p.words), 500),
        jsonb_strip_nulls(coalesce(v.detail, '{}')), w.spot
    FROM pg_temp.census_listed AS l
    INNER JOIN pg_temp.census_full AS w ON w.row_no = l.row_no
    LEFT JOIN pg_temp.census_in AS i ON i.row_no = l.row_no AND l.bit IN (9, 11, 12, 27, 29)
    CROSS JOIN LATERAL (
        -- Without the shape: JSON has no word for what is not a number.
        SELECT w.component_code, w.class_standard, w.class_code, w.class_text, w.class_label, w.name, w.status, w.owner_department,
            w.competent_department, w.maintenance_department, w.grid_given, w.grid_code, w.address, w.surveyed_on,
            w.valid_from, w.changed_on, w.valid_to, w.data_source, w.note, w.photo, w.extra, w.unread
    ) AS o
    LEFT JOIN pg_temp.census_twice AS t ON t.row_no = l.row_no AND t.bit = l.bit AND l.bit IN (6, 12)
    LEFT JOIN pg_temp.census_in AS s ON s.row_no = t.other_row
    LEFT JOIN pg_temp.census_part AS q ON q.part = s.part
    CROSS JOIN LATERAL dcm_app.census_fault_words(l.bit, to_jsonb(o),
        jsonb_build_object('row', t.other_row, 'part', q.name, 'part_row', s.part_row, 'code', t.other_code, 'distance_m',
            t.distance_m)) AS v
    -- What a fault of the shape has as its value: the position as it was delivered, or what the shape is.
    CROSS JOIN LATERAL (SELECT CASE
        WHEN l.bit = 10 THEN ST_IsValidReason(w.geom)
        WHEN l.bit = 28 THEN GeometryType(w.geom)
        WHEN GeometryType(i.geom) = 'POINT' THEN ST_X(i.geom) || ', ' || ST_Y(i.geom)
        ELSE left(ST_AsText(i.geom, 3), 100)
    END AS words) AS p;
    INSERT INTO dcm.census_fault (batch, part, part_row, rule, field, value, detail)
    SELECT b.id, coalesce(p.part ->> 'name', '?'), (f.fault ->> 'row')::int, u.code, f.fault ->> 'field', left(f.fault ->> 'value', 500),
        coalesce(nullif(f.fault -> 'detail', 'null'), '{}')
    FROM jsonb_array_elements(b.source) AS p (part)
    CROSS JOIN LATERAL jsonb_array_elements(
        CASE jsonb_typeof(p.part -> 'faults') WHEN 'array' THEN p.part -> 'faults' ELSE '[]' END
    ) AS f (fault)
    INNER JOIN dcm.census_rule AS u ON u.code = f.fault ->> 'rule';
END;
$$;
COMMENT ON FUNCTION dcm_app.census_faults(dcm.census_batch) IS
    'Lists what is wrong in dcm.census_fault: of an error at most 20,000 rows, of a warning 1,000; all are counted';
