-- Bound to whoever reads through a view of dcm_view. Each function call stands in a sub-select, so that it runs once a
-- statement and not once a row.
CREATE POLICY sight ON dcm.assignment FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR (visible AND department_code = (SELECT dcm_app.my_department()))
);
CREATE POLICY sight ON dcm.field_task FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR supervisor = (SELECT dcm_app.my_login(ARRAY['dcm_supervisor']))
);
CREATE POLICY sight ON dcm.case_file FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all())
    OR id IN (
        SELECT a.case_id FROM dcm.assignment AS a
        WHERE a.visible AND a.department_code = (SELECT dcm_app.my_department())
    )
    OR registered_by = (SELECT dcm_app.my_login(ARRAY['dcm_supervisor', 'dcm_exchange']))
    OR id IN (
        SELECT f.case_id FROM dcm.field_task AS f
        WHERE f.supervisor = (SELECT dcm_app.my_login(ARRAY['dcm_supervisor']))
    )
);
CREATE POLICY sight ON dcm.case_event FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR case_id IN (SELECT c.id FROM dcm.case_file AS c)
);
CREATE POLICY sight ON dcm.case_fact FOR SELECT TO dcm_view USING ((SELECT dcm_app.sees_all()));
CREATE POLICY sight ON dcm.case_person FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch']))
);
