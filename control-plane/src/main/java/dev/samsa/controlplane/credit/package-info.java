/**
 * What a tenant need not pay and what it promised to spend: credits with their order of use,
 * promotion codes, commitments. What an invoice takes from them is the billing library's decision.
 */
package dev.samsa.controlplane.credit;
