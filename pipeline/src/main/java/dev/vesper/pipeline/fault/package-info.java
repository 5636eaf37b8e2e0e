/** The faults a run can end with, and the exit code each one means. */
package dev.vesper.pipeline.fault;
