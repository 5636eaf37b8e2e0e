package dev.vesper.jobs.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vesper.jobs.similar.Neighbours;
import dev.vesper.jobs.wording.Description.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contents of the samples are planted by topics. */
final class SampleContentsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nearlyAllNeighboursHaveTheSameFirstTopic() throws IOException {
    List<Description> contents = new ArrayList<>();
    Path samples = Path.of("").toAbsolutePath().getParent().resolve("data-samples");
    for (String line : Files.readAllLines(samples.resolve("contents.jsonl"))) {
      contents.add(description(JSON.readTree(line)));
    }
    Neighbours found = Likeness.of(contents).neighbours(5);
    assertEquals(88, found.count());
    long same =
        IntStream.range(0, found.count())
            .flatMap(
                content ->
                    IntStream.of(found.contents(content))
                        .filter(other -> topic(contents, other).equals(topic(contents, content))))
            .count();
    assertTrue(same >= 425, () -> same + " of 440");
  }

  private static String topic(List<Description> contents, int content) {
    return contents.get(content).topics().get(0);
  }

  private static Description description(JsonNode content) {
    List<String> topics = new ArrayList<>();
    content.get("topics").forEach(topic -> topics.add(topic.asText()));
    return new Description(
        content.get("title").asText(),
        topics,
        Optional.empty(),
        Optional.of(content.get("kind").asText()),
        Optional.of(
            new Price(content.get("price").decimalValue(), content.get("currency").asText())));
  }
}
