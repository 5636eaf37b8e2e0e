package dev.vesper.pipeline.run;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.warehouse.Commit;
import java.util.List;
import java.util.Optional;

/**
 * How a run went.
 *
 * @param plan what it set out to do
 * @param outcomes how each job fared
 * @param commit the commit it made; empty where nothing was to be done or a required table failed
 * @param missing tables that the night lacks
 * @param exitCode what the process says
 * @param seconds how long it took
 */
public record RunReport(
    Plan plan,
    List<JobOutcome> outcomes,
    Optional<Commit> commit,
    List<String> missing,
    ExitCode exitCode,
    double seconds) {}
