package dev.vesper.pipeline.source;

import java.util.List;
import java.util.Optional;

/** The first record of a CSV file: which column each cell is. */
final class CsvHeader {
  private static final String ENTRY = "properties.";

  private final List<String> names;
  private final Slot[] slots;

  private CsvHeader(List<String> names, Slot[] slots) {
    this.names = names;
    this.slots = slots;
  }

  /** The header in these cells; one that breaks the rules of quotes has no columns. */
  static CsvHeader of(List<String> cells, Shape shape) {
    List<String> names = cells == null ? List.of() : cells.stream().map(String::strip).toList();
    return new CsvHeader(names, names.stream().map(shape::slot).toArray(Slot[]::new));
  }

  boolean fits(List<String> cells) {
    return cells != null && cells.size() == names.size();
  }

  void fill(List<String> cells, JsonLine json, Draft draft) {
    if (cells == null) {
      throw new Rejected(Reason.NOT_CSV);
    }
    if (!fits(cells)) {
      throw new Rejected(Reason.CELL_COUNT);
    }
    for (int i = 0; i < slots.length; i++) {
      fill(i, cells.get(i), json, draft);
    }
  }

  private void fill(int i, String cell, JsonLine json, Draft draft) {
    Slot slot = slots[i];
    if (slot == null) {
      String name = names.get(i);
      if (name.startsWith(ENTRY)) {
        draft.entry(name.substring(ENTRY.length()), cell);
      } else {
        draft.unknown(name, cell);
      }
      return;
    }
    if (cell.isEmpty()) {
      draft.absent(slot);
      return;
    }
    switch (slot.kind()) {
      case TEXT_MAP -> json.readMap(cell, slot, draft);
      case TEXTS -> draft.texts(slot, elements(cell));
      default -> draft.text(slot, cell);
    }
  }

  /**
   * Among cells the one that names whom the record is about. The last one may have broken off, so
   * it counts only where another cell was to follow and did, or none is missing.
   */
  Optional<String> person(List<String> cells, Shape shape) {
    int whole = cells.size() < slots.length ? cells.size() - 1 : slots.length;
    for (int i = 0; i < whole; i++) {
      if (shape.isAbout(slots[i])) {
        return Optional.of(cells.get(i));
      }
    }
    return Optional.empty();
  }

  private static List<String> elements(String cell) {
    return java.util.Arrays.stream(cell.split("\\|", -1))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
