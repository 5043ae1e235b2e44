/** Where this platform lives and what it is called, as every feature needs to know it. */
package dev.samsa.controlplane.platform;
