package dev.samsa.controlplane.cluster;

import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a cluster's clients connect.
 *
 * @param clusterId {@code lkc-…}
 * @param environmentId {@code env-…}
 * @param organization public id of the tenant
 * @param bootstrap {@code host:port[,host:port…]} of the client listeners (SASL_SSL), as reached
 *     from the control plane; empty until ports are allocated
 * @param caFile PEM file of the CA that signs the client listeners' certificates
 * @param ready whether the cluster serves clients
 */
public record ClusterTarget(
    String clusterId,
    String environmentId,
    UUID organization,
    String bootstrap,
    Path caFile,
    boolean ready) {}
