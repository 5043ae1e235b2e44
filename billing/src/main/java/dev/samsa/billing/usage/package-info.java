/**
 * What a cluster used in a month: by meter and UTC hour, with the times it ran and the plans it was
 * on. This is all that rating knows of the world.
 */
package dev.samsa.billing.usage;
