/**
 * How long work shows itself: to somebody at a terminal, in a log, or to a program. Which of the
 * three is chosen once; the work tells all of them the same.
 */
package dev.vesper.cli.display;
