package dev.vesper.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Reads generated JSON lines as a stranger would and counts by the written definitions alone. */
final class Recount {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final Duration SKEW = Duration.ofHours(1);
  private static final int LATE_DAYS = 3;

  /** A line that was read, with the reason it is not good, empty for good ones. */
  record Line(String file, int number, String text, JsonNode json, String reason) {
    LocalDate arrival() {
      return LocalDate.parse(file.substring(0, 10));
    }

    Instant received() {
      return Instant.parse(json.path("received_time").asText());
    }

    LocalDate eventNight(ZoneId zone) {
      return LocalDate.ofInstant(Instant.parse(json.path("event_time").asText()), zone);
    }
  }

  final List<Line> lines = new ArrayList<>();
  final List<Line> events = new ArrayList<>();
  final Map<String, long[]> perFile = new TreeMap<>();
  final Map<String, Long> reasons = new TreeMap<>();
  final Map<String, Long> accepted = new TreeMap<>();
  final Map<String, Long> types = new TreeMap<>();
  final Map<LocalDate, Set<String>> users = new TreeMap<>();

  Recount(Tree tree, ZoneId zone) {
    for (String file : tree.eventFiles()) {
      perFile.put(file, new long[5]);
      readFile(tree, file);
    }
    judge(zone);
  }

  private void readFile(Tree tree, String file) {
    try (InputStream in = Files.newInputStream(tree.root().resolve("events").resolve(file));
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.ISO_8859_1))) {
      int number = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        lines.add(line(file, ++number, text.getBytes(StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String file, int number, byte[] bytes) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode json = JSON.readTree(text);
      return new Line(file, number, latin, json, reason(json));
    } catch (CharacterCodingException e) {
      return new Line(file, number, latin, null, "invalid_utf8");
    } catch (IOException e) {
      boolean twice = e.getMessage().contains("Duplicate field");
      return new Line(file, number, latin, null, twice ? "duplicate_key" : "not_json");
    }
  }

  private static String reason(JsonNode json) {
    if (!json.has("event_id")) {
      return "missing_event_id";
    }
    if (!json.has("event_time")) {
      return "missing_event_time";
    }
    if (!json.has("user_id") && !json.has("anonymous_id")) {
      return "missing_user";
    }
    if (json.has("duration_s") && !json.path("duration_s").isNumber()) {
      return "wrong_type";
    }
    Instant time = Instant.parse(json.path("event_time").asText());
    if (time.isBefore(Instant.EPOCH)) {
      return "time_out_of_range";
    }
    Instant received = Instant.parse(json.path("received_time").asText());
    return time.isAfter(received.plus(SKEW)) ? "future_time" : "";
  }

  private void judge(ZoneId zone) {
    List<Line> candidates = new ArrayList<>();
    for (Line line : lines) {
      count(line, 0);
      if (!line.reason().isEmpty()) {
        count(line, 4);
        reasons.merge(line.file() + "," + line.reason(), 1L, Long::sum);
      } else if (ChronoUnit.DAYS.between(line.eventNight(zone), line.arrival()) > LATE_DAYS) {
        count(line, 3);
      } else {
        candidates.add(line);
      }
    }
    candidates.sort(
        Comparator.comparing(Line::arrival)
            .thenComparing(Line::received)
            .thenComparing(Line::file)
            .thenComparing(Line::number));
    Set<String> seen = new HashSet<>();
    for (Line line : candidates) {
      if (seen.add(line.json().path("event_id").asText())) {
        accept(line, zone);
      } else {
        count(line, 2);
      }
    }
  }

  private void accept(Line line, ZoneId zone) {
    LocalDate night = line.eventNight(zone);
    String type = line.json().path("event_type").asText();
    events.add(line);
    count(line, 1);
    accepted.merge(line.arrival() + "," + night, 1L, Long::sum);
    types.merge(night + "," + type, 1L, Long::sum);
    if (line.json().has("user_id")) {
      users.computeIfAbsent(night, n -> new TreeSet<>()).add(line.json().path("user_id").asText());
    }
  }

  private void count(Line line, int what) {
    perFile.get(line.file())[what]++;
  }
}
