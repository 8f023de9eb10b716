CREATE FUNCTION dcm_app.what_if_judged(asked dcm_app.what_if_asked)
RETURNS TABLE (case_id int, department_code text, handled_at timestamptz, due_at timestamptz, exempt boolean, edition text,
    condition_code text, grade text, area_type smallint, limit_amount numeric, limit_unit text)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
    -- A case is judged once, at the moment at which its limit ran out or was met, whichever came first. Of a bundle the
    -- leading case's condition counts, since its clock does.
    SELECT f.case_id, f.department_code, f.handled_at, f.due_at, c.overdue_exempt, k.edition, k.condition_code, k.grade,
        (SELECT g.area_type FROM dcm.grid AS g WHERE g.grid_code = k.grid_code), k.limit_amount, k.limit_unit
    FROM dcm.case_fact AS f
    INNER JOIN dcm.case_file AS c ON c.id = f.case_id
    INNER JOIN dcm.case_file AS k ON k.id = coalesce(c.bundle_of, c.id)
    WHERE NOT f.voided AND f.department_code IS NOT NULL
        AND (f.handled_at >= asked.from_at OR (f.handled_at IS NULL AND f.due_at >= asked.from_at AND f.due_at < asked.to_at))
        AND least(f.due_at, f.handled_at) >= asked.from_at AND least(f.due_at, f.handled_at) < asked.to_at
        AND (asked.kind IS NULL OR f.kind = asked.kind)
        AND (asked.class_code IS NULL OR f.class_code = asked.class_code)
        AND (asked.department IS NULL OR f.department_code = asked.department)
$$;
COMMENT ON FUNCTION dcm_app.what_if_judged(dcm_app.what_if_asked) IS
    'Cases whose handling limit ran out or was met in a period, with what their limit follows from; voided ones are charged to nobody';
