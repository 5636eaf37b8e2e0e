package dev.vesper.pipeline.source;

import java.util.Locale;
import java.util.Optional;

/** How the rows of a file are written. */
public enum Format {
  /** By the end of the file's name. */
  AUTO,
  /** One JSON object a line: .json, .jsonl, .ndjson. */
  JSON,
  /** RFC 4180 with a header: .csv. */
  CSV,
  /** .parquet. */
  PARQUET;

  /** The format of a file under this setting; absent where the name does not tell. */
  Optional<Format> of(String path) {
    if (this != AUTO) {
      return Optional.of(this);
    }
    String name = Compression.of(path).bare(path).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Optional.of(JSON);
    }
    if (name.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    return name.endsWith(".parquet") ? Optional.of(PARQUET) : Optional.empty();
  }
}
