CREATE FUNCTION dcm_app.undo_notes(p_was jsonb, p_value jsonb)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    before interval := (p_was #>> '{}')::numeric * interval '1 minute';
    behind interval := (p_value #>> '{}')::numeric * interval '1 minute';
    counted bigint;
BEGIN
    SELECT count(*) INTO counted
    FROM dcm.case_undo AS u INNER JOIN dcm.case_event AS e ON e.case_id = u.case_id AND e.seq = u.seq
    WHERE e.at > now() - greatest(before, behind) AND e.at <= now() - least(before, behind);
    RETURN jsonb_build_array(jsonb_build_object('key', CASE WHEN behind < before THEN 'undo_less' ELSE 'undo_more' END, 'n', counted));
END;
$$;
COMMENT ON FUNCTION dcm_app.undo_notes(jsonb, jsonb) IS
    'How many steps can no longer be taken back, or can be again, when the minutes for it change';
