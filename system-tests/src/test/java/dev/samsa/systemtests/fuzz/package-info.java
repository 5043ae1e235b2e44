/** Random requests made from the API's own document, by several tenants at once. */
package dev.samsa.systemtests.fuzz;
