/**
 * Posts messages to addresses that tenants name: signed as Standard Webhooks say, and only to
 * addresses that are meant to be reached from here.
 */
package dev.samsa.controlplane.webhook;
