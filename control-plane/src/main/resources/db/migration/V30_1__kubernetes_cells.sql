-- Cells on Kubernetes.

-- Name that clients of the cell's clusters dial; null: the platform's own.
ALTER TABLE cell ADD COLUMN client_host text;

-- Cells that the operator account registered; those of the configuration have a row in cell alone.
CREATE TABLE kubernetes_cell (
    cell_id       bigint PRIMARY KEY REFERENCES cell,
    kubeconfig    text    NOT NULL,                   -- name of a secret of the platform
    namespace     text    NOT NULL,
    node_ports    text    NOT NULL,                   -- first-last
    storage_class text,                               -- null: the default one
    volume_mib    integer NOT NULL
);

-- Why nothing can be seen of a cluster at the moment; empty while its cell can be reached.
ALTER TABLE kafka_cluster ADD COLUMN cell_notice text NOT NULL DEFAULT '';
