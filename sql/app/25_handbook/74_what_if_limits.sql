CREATE FUNCTION dcm_app.what_if_limits(p_edition text, p_changes jsonb)
RETURNS TABLE (condition_code text, grade text, area_type smallint, amount numeric, unit text, changed boolean)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- The last step is the handling limit. A change without grade or area means every one that the condition has.
    WITH base AS (
        SELECT DISTINCT ON (l.condition_code, l.grade, l.area_type) l.condition_code, l.grade, l.area_type, l.limit_amount, l.limit_unit
        FROM dcm.handling_limit AS l
        INNER JOIN dcm.filing_condition AS f ON f.edition = l.edition AND f.condition_code = l.condition_code AND NOT f.no_limit
        WHERE l.edition = p_edition
        ORDER BY l.condition_code, l.grade, l.area_type, l.step DESC
    ),
    given AS (
        SELECT c.n, x, x ->> 'condition_code' AS condition_code, x ? 'grade' OR x ? 'area_type' AS placed,
            coalesce(x ->> 'grade', 'B') AS grade, coalesce((x ->> 'area_type')::smallint, 0::smallint) AS area_type
        FROM jsonb_array_elements(p_changes) WITH ORDINALITY AS c (x, n)
    ),
    place AS (  -- changes count one after the other: a later one holds for the limits that an earlier one has made, too
        SELECT b.condition_code, b.grade, b.area_type, 0::bigint AS n FROM base AS b
        UNION ALL
        SELECT g.condition_code, g.grade, g.area_type, g.n FROM given AS g
        WHERE g.placed OR NOT EXISTS (SELECT FROM base AS b WHERE b.condition_code = g.condition_code)
            AND NOT EXISTS (SELECT FROM given AS o WHERE o.condition_code = g.condition_code AND o.n < g.n)
    ),
    change AS (
        SELECT DISTINCT ON (c.condition_code, p.grade, p.area_type) c.condition_code, p.grade, p.area_type,
            CASE WHEN c.x ->> 'no_limit' IS DISTINCT FROM 'true' THEN (c.x ->> 'amount')::numeric END AS amount,
            dcm_app.limit_unit(c.x) AS unit
        FROM given AS c
        INNER JOIN place AS p ON p.condition_code = c.condition_code AND p.n <= c.n
            AND p.grade = coalesce(c.x ->> 'grade', p.grade) AND p.area_type = coalesce((c.x ->> 'area_type')::int, p.area_type)
        ORDER BY c.condition_code, p.grade, p.area_type, c.n DESC
    )
    SELECT h.condition_code, h.grade, h.area_type, h.amount, h.unit, true FROM change AS h
    UNION ALL
    SELECT b.condition_code, b.grade, b.area_type, b.limit_amount, b.limit_unit, false FROM base AS b
    WHERE NOT EXISTS (
        SELECT FROM change AS h WHERE h.condition_code = b.condition_code AND h.grade = b.grade AND h.area_type = b.area_type
    )
$$;
COMMENT ON FUNCTION dcm_app.what_if_limits(text, jsonb) IS 'Handling limits of an edition with some of them changed; without amount where a change sets none';
