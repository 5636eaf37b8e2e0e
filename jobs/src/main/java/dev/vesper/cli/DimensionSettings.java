package dev.vesper.cli;

import dev.vesper.pipeline.config.FileSettings;
import dev.vesper.pipeline.config.Setting;
import java.util.Optional;

/** What is known beside the events; each may be absent. */
public record DimensionSettings(
    @Setting("Who the users are, and their consent.") Optional<FileSettings> users,
    @Setting(value = "What can be watched, read and bought.", example = "{path: raw/contents}")
        Optional<FileSettings> contents,
    @Setting(
            value = "The communities, their owners and what they cost.",
            example = "{path: raw/communities.csv, format: csv}")
        Optional<FileSettings> communities,
    @Setting(value = "The memberships on sale.", example = "{path: raw/plans.csv}")
        Optional<FileSettings> plans) {}
