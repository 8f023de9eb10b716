-- Bound to whoever reads through a view of dcm_view. Each function call stands in a sub-select, so that it runs once a
-- statement and not once a row. What depends on the case stands in a sub-select with LIMIT, which the planner looks up
-- by index for each row it shows; as IN or EXISTS it reads all that a department ever had, and that grows. Only of what
-- runs may it choose: what a department has of that is little, and a queue asks for every running case of the district.
CREATE POLICY sight ON dcm.assignment FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR (visible AND department_code = (SELECT dcm_app.my_department()))
);
CREATE POLICY sight ON dcm.field_task FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR supervisor = (SELECT dcm_app.my_login(ARRAY['dcm_supervisor']))
);
CREATE POLICY sight ON dcm.case_file FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all())
    OR CASE WHEN finished_at IS NULL THEN EXISTS (
        SELECT FROM dcm.assignment AS a
        WHERE a.case_id = case_file.id AND a.visible AND a.running AND a.department_code = (SELECT dcm_app.my_department())
    ) ELSE (
        SELECT true FROM dcm.assignment AS a
        WHERE a.case_id = case_file.id AND a.visible AND a.department_code = (SELECT dcm_app.my_department()) LIMIT 1
    ) END
    OR registered_by = (SELECT dcm_app.my_login(ARRAY['dcm_supervisor', 'dcm_exchange']))
    OR (
        SELECT true FROM dcm.field_task AS f
        WHERE f.case_id = case_file.id AND f.supervisor = (SELECT dcm_app.my_login(ARRAY['dcm_supervisor'])) LIMIT 1
    )
);
CREATE POLICY sight ON dcm.case_event FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR (SELECT true FROM dcm.case_file AS c WHERE c.id = case_event.case_id LIMIT 1)
);
CREATE POLICY sight ON dcm.case_clock FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR (SELECT true FROM dcm.case_file AS c WHERE c.id = case_clock.case_id LIMIT 1)
);
CREATE POLICY sight ON dcm.case_step FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.sees_all()) OR (SELECT true FROM dcm.case_file AS c WHERE c.id = case_step.case_id LIMIT 1)
);
CREATE POLICY sight ON dcm.case_fact FOR SELECT TO dcm_view USING ((SELECT dcm_app.sees_all()));
CREATE POLICY sight ON dcm.case_person FOR SELECT TO dcm_view USING (
    (SELECT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch']))
);
