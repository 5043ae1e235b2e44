/**
 * From the usage of a month and price catalogs to line items, each with the steps that made it.
 * Pure and exact: hours are added as they were measured, and each line is rounded once.
 */
package dev.samsa.billing.rating;
