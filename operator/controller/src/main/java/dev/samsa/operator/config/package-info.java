/** The operator's settings. */
package dev.samsa.operator.config;
