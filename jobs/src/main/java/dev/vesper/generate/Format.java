package dev.vesper.generate;

/** How event files are written. */
public enum Format {
  JSON("json.gz"),
  CSV("csv.gz"),
  PARQUET("parquet");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }
}
