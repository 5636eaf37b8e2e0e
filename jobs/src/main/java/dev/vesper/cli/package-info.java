/**
 * The command line: thin commands, the settings they share, and how long work shows itself. What a
 * command does is done elsewhere.
 */
package dev.vesper.cli;
