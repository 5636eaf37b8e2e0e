package dev.vesper.pipeline.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a run goes about its work. */
public record RunSettings(
    @Setting(
            value =
                "How many missing nights a run makes up for by itself. When more are missing, it"
                    + " ends with exit code 66 and prints the backfill command.",
            standard = "7",
            unit = "nights",
            least = "1",
            most = "366")
        int maxCatchup,
    @Setting(
            value = "How many jobs that do not need each other run side by side.",
            standard = "2",
            unit = "jobs",
            least = "1",
            most = "64")
        int parallelJobs,
    @Setting(
            value =
                "Tables without which a night is not published, beyond those that are required by"
                    + " their declaration.",
            among = "table",
            example = "[growth]")
        List<String> required,
    @Setting(
            value =
                "Where every random choice starts; the same seed and the same inputs give the same"
                    + " rows.",
            standard = "42")
        long seed,
    @Setting(
            value =
                "Where log files go, on this machine. Without it, the directory logs in the work"
                    + " directory, or, where that is remote, vesper-logs in the directory of"
                    + " temporary files.",
            example = "logs")
        Optional<Path> logs) {}
