package dev.vesper.jobs.funnel;

import dev.vesper.pipeline.table.Gathered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Makes a {@link FunnelUser} of a user's {@link FunnelUsers#rows}. */
final class FunnelUserRows implements Gathered.Group<FunnelUser> {
  private static final int USER = 0;
  private static final int AT = 1;
  private static final int WORD = 3;
  private static final int ORIGIN = 4;
  private static final int KNOWN = ORIGIN + Breakdown.FIELDS.size();

  private final String user;
  private final Map<String, List<Attempt>> before = new HashMap<>();
  private final List<Happening> events = new ArrayList<>();

  FunnelUserRows(Row first) {
    this.user = first.getString(USER);
  }

  @Override
  public boolean has(Row row) {
    return row.getString(USER).equals(user);
  }

  @Override
  public void add(Row row) {
    if (row.isNullAt(WORD)) {
      before.computeIfAbsent(row.getString(KNOWN), name -> new ArrayList<>()).add(attempt(row));
    } else {
      events.add(new Happening(row.getLong(AT), row.getString(WORD), origin(row)));
    }
  }

  @Override
  public Optional<FunnelUser> made() {
    before.values().forEach(attempts -> attempts.sort(Attempt.IN_ORDER));
    return Optional.of(new FunnelUser(user, before, events));
  }

  private static List<String> origin(Row row) {
    List<String> origin = new ArrayList<>();
    for (int each = ORIGIN; each < KNOWN; each++) {
      origin.add(row.getString(each));
    }
    return origin;
  }

  private static Attempt attempt(Row row) {
    return new Attempt(
        row.getInt(KNOWN + 1),
        origin(row),
        row.getList(KNOWN + 2),
        row.getInt(KNOWN + 3),
        Outcome.of(row.getString(KNOWN + 4)));
  }
}
