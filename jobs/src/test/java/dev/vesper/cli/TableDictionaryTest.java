package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.table.Kind;
import dev.vesper.pipeline.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableDictionaryTest {
  private static final Path PAGE = Path.of("..", "docs", "tables.md");

  @Test
  void thePageOfTablesIsWhatTheDeclarationsSay() throws IOException {
    if (Boolean.getBoolean("vesper.docs.write")) {
      Files.writeString(PAGE, TableDictionary.markdown());
    }
    assertEquals(
        TableDictionary.markdown(),
        Files.readString(PAGE),
        "write it anew: ./mvnw test -pl jobs -am -Dtest=TableDictionaryTest -Dvesper.docs.write=true");
  }

  @Test
  void everyTableThatAPlatformBuildsIsInTheDictionary(@TempDir Path temp) {
    List<String> known = TableDictionary.TABLES.stream().map(Table::name).toList();
    for (Table table : Samples.platform(temp.resolve("warehouse")).graph().tables()) {
      assertTrue(known.contains(table.name()), table.name());
    }
  }

  @Test
  void aRecordThatNamesAUserIsAboutPeople() {
    assertEquals(
        List.of(),
        TableDictionary.TABLES.stream()
            .filter(table -> table.kind() == Kind.RECORD && table.terms().person().isEmpty())
            .filter(table -> table.columns().stream().anyMatch(f -> f.name().contains("user_id")))
            .map(Table::name)
            .toList());
  }
}
