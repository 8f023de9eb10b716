-- A ±0.5 m, B ±1.0 m, C ±10.0 m: the classes of position accuracy are known, which small class belongs to which is
-- not. Things with a clear point are A here, lines B, areas C; a district changes a row.
ALTER TABLE dcm.class ADD COLUMN accuracy text CHECK (accuracy IN ('A', 'B', 'C'));
COMMENT ON COLUMN dcm.class.accuracy IS
    'Position accuracy of a component: A 0.5 m, B 1.0 m, C 10.0 m; empty takes the one of its geometry (point A, line B, polygon C)';
