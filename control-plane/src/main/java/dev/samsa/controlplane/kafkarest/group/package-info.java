/** Consumer groups of both protocols: their members, what these read, and how far behind. */
package dev.samsa.controlplane.kafkarest.group;
