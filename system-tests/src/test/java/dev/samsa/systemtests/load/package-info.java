/**
 * Many tenants at once, for as long as is asked: what they were answered is remembered, and
 * compared with what is there in the end.
 */
package dev.samsa.systemtests.load;
