-- owner: installer
-- The view is dcm_view's, the function is dcm_owner's: only who installs may bind one to the other.
CREATE TRIGGER mend_grid_row INSTEAD OF INSERT OR UPDATE OR DELETE ON dcm_app.census_grid_row
FOR EACH ROW EXECUTE FUNCTION dcm_app.mend_grid_row();
