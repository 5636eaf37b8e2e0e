package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vesper.jobs.recommend.Recipe;
import dev.vesper.jobs.recommend.RecipePart;
import dev.vesper.pipeline.night.Night;
import dev.vesper.pipeline.warehouse.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A search for a better recipe, from published nights to the model of the next night. People have
 * one of six tastes; each content has too few people to be told to go with another, so that only
 * vectors find the tastes.
 */
final class TuneCommandTest {
  private static final int USERS = 120;
  private static final int TASTES = 6;
  private static final int CONTENTS = 120;
  private static final Night FIRST = Night.of("2026-11-08");
  private static final String LAST = "2026-11-19";
  private static final String NEXT = "2026-11-20";
  private static final String[] JOBS = {
    "--job", "recommend-contents", "measure-growth", "place-users"
  };

  @TempDir private Path temp;
  private final Shell shell = TinyPlatform.shell();

  /** Writes the events of all nights, the next one among them. */
  private void write(int nights) throws IOException {
    Random random = new Random(5);
    for (int day = 0; day < nights; day++) {
      List<String> lines = new ArrayList<>();
      String night = FIRST.plus(day).toString();
      for (int user = 0; user < USERS; user++) {
        int taste = random.nextDouble() < 0.9 ? user % TASTES : random.nextInt(TASTES);
        int content = taste + TASTES * random.nextInt(CONTENTS / TASTES);
        lines.add(
            "{\"event_id\":\"%d-%d\",\"event_time\":\"%sT10:00:00Z\",\"user_id\":\"u%03d\",\"event_type\":\"play\",\"content_id\":\"c%03d\"}"
                .formatted(day, user, night, user, content));
      }
      Path folder = Files.createDirectories(temp.resolve("events").resolve(night));
      Files.write(folder.resolve("events.jsonl"), lines);
    }
  }

  private Path settings(String... more) throws IOException {
    String yaml =
        """
        warehouse: {path: '%1$s/warehouse', work: '%1$s/work'}
        time: {zone: UTC}
        source: {events: {path: '%1$s/events'}}
        privacy: {pseudonyms: off, consent: not_required}
        """
            .formatted(temp);
    return Files.writeString(temp.resolve("v.yaml"), yaml + String.join("\n", more) + "\n");
  }

  private int run(String... arguments) {
    return shell.run(
        Stream.concat(Stream.of(arguments), Stream.of("--config", temp + "/v.yaml"))
            .toArray(String[]::new));
  }

  /** Builds what lists need; the night is published without the rest. */
  private void build(String night) {
    String[] all =
        Stream.concat(Stream.of("run", "--night", night), Stream.of(JOBS)).toArray(String[]::new);
    assertEquals(2, run(all), shell.out() + shell.err());
  }

  /** A recipe as it would be left by an earlier search that had other data. */
  private void leavePoorRecipe() {
    Recipe poor =
        Recipe.USUAL.with(
            Map.of(
                RecipePart.RANK, 1.0,
                RecipePart.ROUNDS, 1.0,
                RecipePart.CONFIDENCE, 0.01,
                RecipePart.REGULARIZATION, 50.0));
    new TunedRecipe(Night.of(LAST), 1, 40, 0.1, 0.1, TunedRecipe.keys(poor))
        .leaveIn(Stores.at(temp + "/warehouse"));
  }

  private JsonNode recipeOf(String night) throws SQLException, IOException {
    try (DuckDb duck = new DuckDb()) {
      String model =
          duck.rows(
                  "SELECT model FROM '%s/warehouse/tables/recommendation_models/*/*.parquet' WHERE dt = DATE '%s'"
                      .formatted(temp, night))
              .get(0);
      return new ObjectMapper().readTree(model).get("recipe");
    }
  }

  private List<String> trials() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("warehouse/tuned"))) {
      Path csv = files.filter(file -> file.toString().endsWith(".csv")).findFirst().orElseThrow();
      return Files.readAllLines(csv);
    }
  }

  @Test
  void aBetterRecipeIsFoundLeftAndUsedByTheNextNight() throws Exception {
    write(13);
    settings();
    build(LAST);
    assertEquals(64, recipeOf(LAST).get("rank").asInt());

    leavePoorRecipe();
    assertEquals(0, run("tune", "recommend", "--trials", "2"), shell.err());
    String told = shell.out();
    assertTrue(
        told.contains("up to 2026-11-13 and are marked by what they took up to 2026-11-15"), told);
    assertTrue(told.contains("trial 2 is better than today's recipe: half of "), told);
    assertTrue(
        told.contains("recommendations: {model: {rank: 64, rounds: 16, confidence: 4, "), told);
    assertTrue(told.lines().anyMatch(line -> line.strip().endsWith(" popularity")), told);
    assertEquals(4, trials().size());
    assertTrue(trials().get(1).startsWith("2,vesper,64,16,4,0.04,0.3,700,0.7,"), told);

    assertEquals(0, run("tune", "recommend", "--trials", "1", "--night", LAST), shell.err());
    assertTrue(
        shell.out().contains("no trial is better than today's recipe\nnothing was changed"),
        shell.out());

    assertEquals(0, run("plan", "--night", NEXT), shell.err());
    build(NEXT);
    JsonNode next = recipeOf(NEXT);
    assertEquals(64, next.get("rank").asInt());
    assertEquals(4, next.at("/objective/alpha").asDouble());
    assertEquals("VESPER", next.get("engine").asText());
  }

  @Test
  void whatTheSettingsSayStaysAndTheSameSeedFindsTheSameByTheReferenceToo() throws Exception {
    write(12);
    settings("recommendations: {model: {engine: mllib, rank: 8, rounds: 4, ease-penalty: 20}}");
    build(LAST);
    assertEquals(8, recipeOf(LAST).get("rank").asInt());
    assertEquals(20, recipeOf(LAST).at("/ease/lambda").asDouble());
    assertEquals("MLLIB", recipeOf(LAST).get("engine").asText());
    assertTrue(shell.out().contains("it scores by vectors, vectors by mllib"), shell.out());
    try (Stream<Path> work = Files.list(temp.resolve("work"))) {
      assertFalse(work.anyMatch(each -> each.toString().contains("checkpoints")));
    }
    assertEquals(0, run("tune", "recommend", "--trials", "2", "--seed", "9"), shell.err());
    String told = withoutSeconds();
    assertTrue(told.contains("kept as the settings say: rank, rounds, ease-penalty"), told);
    assertTrue(
        trials().stream().skip(1).limit(2).allMatch(line -> line.matches("\\d,mllib,8,4,.*,20,.*")),
        told);
    Files.deleteIfExists(temp.resolve("warehouse/tuned/recommend.json"));
    assertEquals(0, run("tune", "recommend", "--trials", "2", "--seed", "9"), shell.err());
    assertEquals(told, withoutSeconds());
    assertEquals(66, run("tune", "recommend", "--night", "2026-11-11"));
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  private String withoutSeconds() {
    return shell.out().replaceAll(" +\\d+\\.\\d s", " s");
  }

  @Test
  void whereThereIsNothingToSearchInOrForThatIsSaidInOneLine() throws Exception {
    write(1);
    settings();
    assertEquals(66, run("tune", "recommend"));
    assertTrue(shell.err().startsWith("vesper: nothing is published at "), shell.err());
    assertEquals(64, run("tune", "recommend", "--trials", "0"));
    assertEquals(64, run("tune", "churn"));
    settings(
        "recommendations: {model: {rank: 8, rounds: 4, confidence: 4, regularization: 0.1,"
            + " regularization-base: 0, ease-penalty: 20, ease-evenness: 1}}");
    assertEquals(78, run("tune", "recommend"));
    assertTrue(shell.err().contains("there is nothing to search for"), shell.err());
    assertFalse(Files.exists(temp.resolve("warehouse")));
  }
}
