/**
 * Ways to pay, behind one port: bank transfer, which the operator confirms by hand, and Stripe. An
 * attempt is written down before a provider is asked, so that a death in between repeats the same
 * attempt; what a provider tells counts once, however often it tells it.
 */
package dev.samsa.controlplane.payment;
