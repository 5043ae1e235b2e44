/** Mail to people, through one port; as it is delivered, a folder receives it. */
package dev.samsa.controlplane.mail;
