CREATE FUNCTION dcm_app.handbook_give_codes(p_edition text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
-- Nothing is known of rows that have just come: for one that is expected, thousands would each walk through all conditions.
SET enable_nestloop = off
AS $$
BEGIN
    -- The code that this condition has here already, or had in the newest other edition, so that editions can be compared.
    UPDATE dcm.handbook_row AS r SET condition_code = x.condition_code
    FROM (
        SELECT DISTINCT ON (o.condition_code) o.condition_code, o.id
        FROM (
            SELECT DISTINCT ON (n.id) n.id, f.condition_code, f.edition = p_edition AS here
            FROM dcm.handbook_row AS n
            INNER JOIN dcm.filing_condition AS f ON f.class_standard = n.content ->> 'class_standard' AND f.kind = n.content ->> 'kind'
                AND f.class_code = n.content ->> 'class_code' AND f.condition = n.content ->> 'condition'
            INNER JOIN dcm.handbook_edition AS e ON e.code = f.edition
            WHERE n.edition = p_edition AND n.state = 'new' AND (f.edition = p_edition OR NOT EXISTS (
                SELECT FROM dcm.filing_condition AS t WHERE t.edition = p_edition AND t.condition_code = f.condition_code
            ))
            ORDER BY n.id, f.edition = p_edition DESC, e.state = 'released' DESC, e.valid_from DESC NULLS LAST, e.code
        ) AS o
        ORDER BY o.condition_code, o.here DESC, o.id
    ) AS x
    WHERE r.id = x.id;
    UPDATE dcm.handbook_row AS r SET condition_code = x.head || (x.highest + x.place)
    FROM (
        SELECT n.id, n.head, row_number() OVER (PARTITION BY n.head ORDER BY n.id) AS place, coalesce(u.highest, 0) AS highest
        FROM (
            SELECT o.id, CASE o.content ->> 'kind' WHEN 'component' THEN 'C' ELSE 'E' END || (o.content ->> 'class_code') || '-' AS head
            FROM dcm.handbook_row AS o WHERE o.edition = p_edition AND o.state = 'new' AND o.condition_code IS NULL
        ) AS n
        LEFT JOIN (
            SELECT split_part(f.condition_code, '-', 1) || '-' AS head, max(split_part(f.condition_code, '-', 2)::int) AS highest
            FROM dcm.filing_condition AS f WHERE f.condition_code ~ '^[CE]\d{4,5}-\d{1,6}$' GROUP BY 1
        ) AS u ON u.head = n.head
    ) AS x
    WHERE r.id = x.id;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_give_codes(text) IS 'Codes for the conditions of new rows, as handbook_code gives them one by one';
