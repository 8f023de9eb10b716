"""基础数据资源管理: grids, component census, edit forms, history, ownership."""
