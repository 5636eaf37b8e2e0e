package dev.vesper.pipeline.config;

/** Where the files of a dimension lie and how they are written. */
public record FileSettings(
    @Setting(
            value = "A file, or a directory of files: JSON lines, CSV or Parquet.",
            example = "raw/users")
        Location path,
    @Setting(
            value = "How the files are written; auto goes by the file name's ending.",
            standard = "auto")
        SourceSettings.Format format) {}
