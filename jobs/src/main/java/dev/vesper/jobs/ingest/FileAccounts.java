package dev.vesper.jobs.ingest;

import dev.vesper.pipeline.source.EventFields;
import dev.vesper.pipeline.table.Check;
import dev.vesper.pipeline.table.Field;
import dev.vesper.pipeline.table.Table;

/** What became of the lines of each raw file: nothing is dropped silently. */
public final class FileAccounts {
  public static final Field READ = Field.count("read", "Lines in the file");
  public static final Field ACCEPTED = Field.count("accepted", "Lines that became events");
  public static final Field DUPLICATE =
      Field.count("duplicate", "Lines whose event another line brought before");
  public static final Field TOO_LATE =
      Field.count("too_late", "Good lines that arrived after the late days; kept in arrivals");
  public static final Field QUARANTINED =
      Field.count("quarantined", "Lines that are no event; each stands in quarantine");
  public static final Field COMING =
      Field.count("coming", "Good lines of a night that is not built yet");

  public static final Table TABLE =
      Table.fact("file_accounts")
          .rows("one raw file of the night")
          .key(EventFields.SOURCE_FILE)
          .columns(READ, ACCEPTED, DUPLICATE, TOO_LATE, QUARANTINED, COMING)
          .checks(
              Check.rows(
                  "every_line_is_accounted_for",
                  "read = accepted + duplicate + too_late + quarantined + coming",
                  () ->
                      READ.col()
                          .equalTo(
                              ACCEPTED
                                  .col()
                                  .plus(DUPLICATE.col())
                                  .plus(TOO_LATE.col())
                                  .plus(QUARANTINED.col())
                                  .plus(COMING.col()))),
              Check.notNegative(COMING));

  private FileAccounts() {}
}
