-- owner: installer
-- Nothing for PUBLIC: what is not named here can be called by nobody but its owner.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA dcm_app FROM PUBLIC;
GRANT USAGE ON SCHEMA dcm_app TO
    dcm_view, dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT SELECT ON
    dcm_app.class, dcm_app.code_list, dcm_app.handbook, dcm_app.department, dcm_app.staff, dcm_app.setting, dcm_app.grid,
    dcm_app.history_import, dcm_app.community, dcm_app.street, dcm_app.road, dcm_app.component, dcm_app.component_cell,
    dcm_app.component_condition, dcm_app.migration, dcm_app.grade_band, dcm_app.call_list, dcm_app.contact_reveal, dcm_app.phrase, dcm_app.class_rule
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT SELECT ON dcm_app.case_list, dcm_app.open_case, dcm_app.case_history, dcm_app.assignment, dcm_app.field_task,
    dcm_app.case_clock, dcm_app.case_step TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_evaluator, dcm_director, dcm_exchange, dcm_admin;
-- Policies and views call these as whoever reads.
GRANT EXECUTE ON FUNCTION
    dcm_app.is_staff(), dcm_app.holds(text[]), dcm_app.sees_all(), dcm_app.my_department(), dcm_app.my_login(text[]),
    dcm_app.roles_of(text), dcm_app.me(), dcm_app.setting_value(text), dcm_app.edition_at(timestamptz),
    dcm_app.deadline(timestamptz, numeric, text, text), dcm_app.elapsed(timestamptz, timestamptz, text, text),
    dcm_app.locate(jsonb), dcm_app.search_address(text, int),
    dcm_app.component_near(double precision, double precision, double precision), dcm_app.masked_phone(text)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- The doors are open to every group role: who may do what they decide themselves, and say so in words (DC001).
GRANT EXECUTE ON FUNCTION
    dcm_app.register_case(jsonb), dcm_app.find_duplicates(jsonb), dcm_app.act(text, text, int, jsonb),
    dcm_app.search_cases(text, int), dcm_app.available_actions(text), dcm_app.suggest_departments(text), dcm_app.suggest_supervisors(text),
    dcm_app.case_contact(text), dcm_app.evaluate(text, date, date),
    dcm_app.evaluation_cases(text, text, text, date, date), dcm_app.evaluation_columns(text, date),
    dcm_app.record_call(jsonb), dcm_app.join_case(text, jsonb), dcm_app.urge_case(text, jsonb),
    dcm_app.caller_history(text, int), dcm_app.call_counts(date, date), dcm_app.reveal_contact(text, text, int, text),
    dcm_app.save_phrase(jsonb), dcm_app.drop_phrase(int), dcm_app.save_class_rule(jsonb), dcm_app.drop_class_rule(int),
    dcm_app.acceptance(), dcm_app.my_event(text, int)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- The desks: queue, presence, filters, batches, handing over.
GRANT SELECT ON dcm_app.my_stage TO dcm_owner;  -- claim_next and handover_preview read it
GRANT SELECT ON
    dcm_app.my_stage, dcm_app.my_request, dcm_app.clock_rule, dcm_app.saved_filter, dcm_app.handover, dcm_app.handover_case
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT SELECT ON dcm_app.case_presence TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_evaluator, dcm_director, dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.claim_next(text[]), dcm_app.claim_case(text), dcm_app.release_case(text), dcm_app.act_many(jsonb),
    dcm_app.save_filter(jsonb), dcm_app.drop_filter(int), dcm_app.explain_departments(text), dcm_app.look_at(text),
    dcm_app.handover_preview(), dcm_app.open_handover(jsonb), dcm_app.sign_handover(int, text), dcm_app.withdraw_handover(int),
    dcm_app.resume_due()
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- Census: what keeps the base data. Functions and triggers ask who calls.
GRANT SELECT ON dcm_app.census_rule, dcm_app.class_alias, dcm_app.census_batch, dcm_app.census_fault, dcm_app.census_change,
    dcm_app.census_row
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT INSERT, UPDATE, DELETE ON dcm_app.census_row TO dcm_surveyor, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.is_surveyor(), dcm_app.census_lists(), dcm_app.census_open(jsonb), dcm_app.census_check(int), dcm_app.census_take(int),
    dcm_app.census_recheck(int), dcm_app.census_discard(int)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- Unit grids of a delivery: what waits to be mended, where the faults are, and the check of those that stand.
GRANT SELECT ON dcm_app.census_grid_row, dcm_app.census_grid_mark TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT INSERT, UPDATE, DELETE ON dcm_app.census_grid_row TO dcm_surveyor, dcm_admin;
GRANT EXECUTE ON FUNCTION dcm_app.census_check_standing_grids() TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.add_staff(text, text, text[], text, text[], text), dcm_app.set_calendar_year(text, int, text, jsonb),
    dcm_app.write_history(jsonb), dcm_app.daily_digest(date)
TO dcm_admin;
-- Components: whoever may read may ask what was; writing is for surveyors.
GRANT SELECT ON dcm_app.component, dcm_app.component_state TO dcm_owner;  -- triggers and component_as_of answer with the row as the view shows it
GRANT INSERT, UPDATE, DELETE ON dcm_app.component TO dcm_surveyor, dcm_admin;
GRANT SELECT ON dcm_app.component_state, dcm_app.component_unowned TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.component_as_of(date), dcm_app.component_history(text), dcm_app.ownership_counts(), dcm_app.census_undo(int),
    dcm_app.ownership_preview(jsonb), dcm_app.set_ownership(jsonb), dcm_app.retire_components(jsonb)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- Work calendars: everybody may read by which hours he is measured; changing them is for administrators.
GRANT SELECT ON
    dcm_app.work_calendar, dcm_app.work_hours, dcm_app.calendar_year, dcm_app.calendar_day, dcm_app.department_calendar
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION dcm_app.calendar_gaps(date) TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.save_calendar(jsonb, boolean), dcm_app.set_work_hours(jsonb, boolean), dcm_app.drop_work_hours(text, date, boolean),
    dcm_app.set_year(jsonb, boolean), dcm_app.set_department_calendar(jsonb, boolean)
TO dcm_admin;
-- The handbook: everybody reads it; drafts, answers and trials are for those whom the functions let in.
GRANT SELECT ON
    dcm_app.handbook_edition, dcm_app.handbook_grade, dcm_app.stage_limit, dcm_app.department_alias, dcm_app.handbook_row,
    dcm_app.handbook_question
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.handbook_open(jsonb), dcm_app.handbook_save_edition(text, jsonb), dcm_app.handbook_add_rows(text, jsonb),
    dcm_app.handbook_answer(text, int, jsonb), dcm_app.handbook_save_row(text, jsonb), dcm_app.handbook_drop_row(text, text),
    dcm_app.handbook_discard(text), dcm_app.handbook_lists(), dcm_app.handbook_diff(text, text), dcm_app.handbook_put_in_force(text, date, boolean),
    dcm_app.handbook_withdraw(text), dcm_app.what_if(jsonb), dcm_app.what_if_cases(jsonb)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- People and rights (应用维护): everybody may read who may do what; the functions ask who calls.
GRANT SELECT ON dcm_app.right TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.save_department(jsonb, boolean), dcm_app.close_department(text, text, boolean), dcm_app.reopen_department(text, boolean),
    dcm_app.save_staff(jsonb, boolean), dcm_app.lock_staff(text, boolean, boolean), dcm_app.set_right(jsonb, boolean)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
-- Upkeep: settings, code lists, audit. Views show administrators and the director what there is; functions ask who calls.
GRANT SELECT ON dcm_app.upkeep_audit, dcm_app.setting_history TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
GRANT EXECUTE ON FUNCTION
    dcm_app.save_setting(jsonb, boolean), dcm_app.drop_setting(text, date, boolean), dcm_app.save_label(jsonb, boolean)
TO
    dcm_intake, dcm_chief, dcm_dispatch, dcm_department, dcm_supervisor, dcm_surveyor, dcm_evaluator, dcm_director,
    dcm_exchange, dcm_admin;
