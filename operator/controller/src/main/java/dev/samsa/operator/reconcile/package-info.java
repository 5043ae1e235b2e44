/** The thin layer: looks, plans, applies by server-side apply, reports. */
package dev.samsa.operator.reconcile;
