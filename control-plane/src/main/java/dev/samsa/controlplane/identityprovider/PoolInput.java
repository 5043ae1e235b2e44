package dev.samsa.controlplane.identityprovider;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tenant sends to create or change an identity pool (wire contract 2.17). What is null was
 * not sent.
 */
public record PoolInput(
    String display_name,
    JsonNode description,
    String identity_claim,
    String filter,
    String state) {}
