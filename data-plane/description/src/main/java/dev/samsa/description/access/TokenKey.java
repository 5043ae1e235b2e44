package dev.samsa.description.access;

/**
 * @param keyId {@code kid} of the tokens it verifies
 * @param algorithm JWS algorithm, ES256 or RS256
 * @param publicKey X.509 SubjectPublicKeyInfo, base64
 */
public record TokenKey(String keyId, String algorithm, String publicKey) {}
