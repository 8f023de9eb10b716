CREATE FUNCTION dcm_app.department_ties(p_department text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN dcm_app.note_of('staff_of', (
            SELECT count(*) FROM dcm.staff AS s WHERE s.department_code = p_department AND s.active
        )) || dcm_app.note_of('children', (
            SELECT count(*) FROM dcm.department AS d WHERE d.parent_code = p_department
        )) || dcm_app.note_of('components', (
            SELECT count(*) FROM dcm.component AS p
            WHERE p.valid_to IS NULL AND p_department IN (p.owner_department, p.competent_department, p.maintenance_department)
        )) || dcm_app.note_of('duties', (
            SELECT count(*) FROM dcm.duty AS u WHERE u.department_code = p_department
        )) || dcm_app.note_of('handbook_rows', (
            SELECT count(*) FROM dcm.filing_condition AS f
            INNER JOIN dcm.handbook_edition AS e ON e.code = f.edition
            WHERE p_department IN (f.department_code, f.supervising_department) AND (
                e.code = dcm_app.edition_at(now()) OR e.state = 'draft' OR (e.state = 'released' AND e.valid_from > dcm_app.today())
            )
        ));
END;
$$;
COMMENT ON FUNCTION dcm_app.department_ties(text) IS
    'Notes of what names a department and does not go over by itself: staff, components, duties, rows of the handbook in force, of drafts and of editions to come';
