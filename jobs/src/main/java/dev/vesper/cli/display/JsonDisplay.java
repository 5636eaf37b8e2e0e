package dev.vesper.cli.display;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;

/** One JSON object a line, for programs: each has {@code at} and {@code event}. */
public final class JsonDisplay implements Display {
  private static final JsonFactory JSON = new JsonFactory();

  private final PrintWriter out;
  private final InstantSource clock;

  public JsonDisplay(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void planned(String night, int jobs, List<String> notes) {
    event(
        "planned",
        json -> {
          json.writeStringField("night", night);
          json.writeNumberField("jobs", jobs);
          texts(json, "notes", notes);
        });
  }

  @Override
  public void started(String job, String nights, String reason) {
    event(
        "started",
        json -> {
          json.writeStringField("job", job);
          json.writeStringField("nights", nights);
          json.writeStringField("reason", reason);
        });
  }

  @Override
  public void advanced(String job, Counts counts) {
    event(
        "advanced",
        json -> {
          json.writeStringField("job", job);
          json.writeNumberField("stages_done", counts.stagesDone());
          json.writeNumberField("stages", counts.stages());
          json.writeNumberField("tasks_done", counts.tasksDone());
          json.writeNumberField("tasks", counts.tasks());
        });
  }

  @Override
  public void finished(JobResult result) {
    event("finished", json -> result(json, result));
  }

  @Override
  public void note(String sentence) {
    event("note", json -> json.writeStringField("sentence", sentence));
  }

  @Override
  public void ended(Summary summary) {
    event(
        "ended",
        json -> {
          json.writeStringField("outcome", summary.outcome());
          json.writeNumberField("seconds", summary.seconds());
          texts(json, "hints", summary.hints());
          json.writeArrayFieldStart("jobs");
          for (JobResult job : summary.jobs()) {
            json.writeStartObject();
            result(json, job);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  @Override
  public void close() {
    out.flush();
  }

  private static void result(JsonGenerator json, JobResult result) throws IOException {
    json.writeStringField("job", result.job());
    json.writeStringField("status", result.status().word());
    json.writeNumberField("partitions", result.partitions());
    json.writeNumberField("rows", result.rows());
    json.writeNumberField("seconds", result.seconds());
    texts(json, "sentences", result.sentences());
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private void event(String name, Fields fields) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("at", clock.instant().toString());
      json.writeStringField("event", name);
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
