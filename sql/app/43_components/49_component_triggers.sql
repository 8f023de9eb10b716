-- owner: installer
-- The view is dcm_view's, the functions are dcm_owner's: only who installs may bind one to the other.
CREATE TRIGGER component_insert INSTEAD OF INSERT ON dcm_app.component
FOR EACH ROW EXECUTE FUNCTION dcm_app.component_insert();
CREATE TRIGGER component_update INSTEAD OF UPDATE ON dcm_app.component
FOR EACH ROW EXECUTE FUNCTION dcm_app.component_update();
CREATE TRIGGER component_delete INSTEAD OF DELETE ON dcm_app.component
FOR EACH ROW EXECUTE FUNCTION dcm_app.component_delete();
