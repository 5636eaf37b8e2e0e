package dev.vesper.jobs.churn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;

/** Plain numbers as JSON, as the table of models holds them. */
final class ModelText {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private ModelText() {}

  /** The numbers of a record as text. */
  static String of(Record numbers) {
    try {
      return MAPPER.writeValueAsString(numbers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON of " + numbers.getClass().getName(), e);
    }
  }

  /** The numbers that a text holds. */
  static <T extends Record> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new Fault(
          ExitCode.DATA,
          "a row of %s holds no %s: %s; build the night anew with backfill --records"
              .formatted(ChurnModels.TABLE, type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }

  /** The model that a text holds. */
  static ChurnModel model(Family family, String text) {
    return switch (family) {
      case BOOSTED_TREES -> read(text, BoostedTrees.class);
      case LOGISTIC -> read(text, Logistic.class);
    };
  }
}
