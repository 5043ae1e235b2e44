package dev.samsa.controlplane.identityprovider;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tenant sends to create or change an identity provider (wire contract 2.17). What is null
 * was not sent.
 */
public record ProviderInput(
    String display_name,
    JsonNode description,
    String issuer,
    String jwks_uri,
    String identity_claim,
    String state) {}
