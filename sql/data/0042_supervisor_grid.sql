CREATE TABLE dcm.supervisor_grid (
    login text NOT NULL REFERENCES dcm.staff (login) ON UPDATE CASCADE,
    grid_code text NOT NULL REFERENCES dcm.grid (grid_code),
    PRIMARY KEY (login, grid_code)
);
CREATE INDEX supervisor_grid_grid ON dcm.supervisor_grid (grid_code);
COMMENT ON TABLE dcm.supervisor_grid IS 'Grids that a supervisor answers for (责任网格)';
COMMENT ON COLUMN dcm.supervisor_grid.login IS 'Supervisor (监督员)';
COMMENT ON COLUMN dcm.supervisor_grid.grid_code IS 'Unit grid';
