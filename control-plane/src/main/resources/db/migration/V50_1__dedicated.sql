-- Capacity of Dedicated clusters: what their tenant asked for, and what their nodes run with. They
-- differ while a resize is under way.
ALTER TABLE kafka_cluster ADD COLUMN cku integer;
ALTER TABLE kafka_cluster ADD COLUMN running_cku integer;

-- A resize is a row of the history too, once it is done: CKU-hours are counted from there.
ALTER TABLE kafka_cluster_state ADD COLUMN cku integer;
