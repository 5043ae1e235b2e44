package dev.samsa.operator.plan;

/**
 * Why a condition holds.
 *
 * @param reason one word in camel case, for programs
 * @param message a sentence for people
 */
record Finding(String reason, String message) {}
