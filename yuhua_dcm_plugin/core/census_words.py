"""What the database refuses of components and deliveries, for whoever does not read Chinese."""

from __future__ import annotations

from .strings import tr


def of_components() -> dict[str, str]:
    """Words by key: edits by hand, and changes in bulk."""
    return {
        "bad_extra": tr("Extension attributes are names with values, a JSON object."),
        "bad_scope": tr("Which components are meant cannot be read."),
        "class_missing": tr("No class was chosen."),
        "class_not_valid": tr("The class is not in use today."),
        "code_class": tr("The class inside the code is not the component's class."),
        "code_district": tr("The code does not begin with the district's six digits."),
        "code_malformed": tr("The code has not the right number of digits."),
        "code_retired": tr("The code was used before and is not given again."),
        "code_twice": tr("The code belongs to another component."),
        "codes_used_up": tr("The sequence numbers of this class are used up."),
        "component_not_found": tr("The component is gone: its batch was undone."),
        "component_retired": tr("The component was retired and cannot be changed."),
        "component_stale": tr(
            "A colleague changed the component meanwhile; look at it again before you change it."
        ),
        "date_future": tr("A date lies in the future, or before 1900."),
        "date_order": tr("The end lies before the beginning."),
        "department_unknown": tr("The department is not known, or closed."),
        "departments_missing": tr("Say which department is to be set."),
        "geometry_invalid": tr("The shape is invalid."),
        "geometry_kind": tr("The class is surveyed as another kind of shape."),
        "geometry_missing": tr("The component has no place."),
        "geometry_numbers": tr("The coordinates are no finite numbers."),
        "grid_mismatch": tr("The place is not in the unit grid that is given."),
        "grid_unknown": tr("There is no such unit grid."),
        "own_column": tr("The database itself keeps this column."),
        "place_outside": tr("The place is far from the unit grids, or in no community."),
        "place_twice": tr("Another component of the class stands here."),
        "reason_missing": tr("Say why."),
        "saved_at_once": tr("A colleague is saving the same components; save once more."),
        "scope_missing": tr("Say which components are meant."),
        "status_unknown": tr("There is no such state of a component."),
    }


def of_deliveries() -> dict[str, str]:
    """Words by key: importing, checking, taking back."""
    return {
        "bad_crs": tr("The coordinate system cannot be used."),
        "bad_delivery": tr("The delivery is not described rightly."),
        "bad_rows": tr("Two rows have one number; read the delivery again."),
        "batch_held": tr("A colleague is at work on this batch; an administrator may discard it."),
        "batch_not_found": tr("There is no such batch."),
        "batch_not_here": tr(
            "The rows of this batch are not in this connection; read the delivery again."
        ),
        "batch_not_written": tr("The batch was not written, or was taken back already."),
        "batch_state": tr("The batch is in another state by now."),
        "census_stale": tr("Components were changed since the check; check again."),
        "changed_since": tr("It cannot be undone: some of it was changed since."),
        "foreign_table": tr("A temporary table is in the way; sign in again."),
        "named_by_cases": tr("It cannot be undone: cases name some of the components."),
        "row_origin": tr("Rows to be mended are changed or deleted, not added."),
    }
