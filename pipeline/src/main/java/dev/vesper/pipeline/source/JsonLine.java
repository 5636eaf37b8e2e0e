package dev.vesper.pipeline.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One JSON object, read token by token into a draft. */
final class JsonLine {
  static final int DEEPEST = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Shape shape;

  JsonLine(Shape shape) {
    this.shape = shape;
  }

  void read(ByteSlice line, Draft draft) {
    if (hasZeroAtFront(line)) {
      throw new Rejected(Reason.NOT_JSON);
    }
    try (JsonParser parser = FACTORY.createParser(line.bytes(), line.start(), line.length())) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        skip(parser, null);
        throw new Rejected(Reason.NOT_JSON);
      }
      readObject(parser, draft);
      if (parser.nextToken() != null) {
        throw new Rejected(Reason.NOT_JSON);
      }
    } catch (IOException e) {
      throw new Rejected(Reason.NOT_JSON);
    }
  }

  /** Whom a line that is given up is about, as far as it can be read. */
  void readPerson(ByteSlice line, Draft draft) {
    if (!draft.lacksPerson() || hasZeroAtFront(line)) {
      return;
    }
    try (JsonParser parser = FACTORY.createParser(line.bytes(), line.start(), line.length())) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (shape.isAbout(shape.slot(name)) && token.isScalarValue()) {
          draft.person(token == JsonToken.VALUE_NULL ? "" : parser.getText());
          return;
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      // The line breaks off before it tells.
      return;
    }
  }

  /** The entries of a JSON object in a text, as the map column of a CSV file holds them. */
  void readMap(String text, Slot slot, Draft draft) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Rejected(Reason.WRONG_TYPE, slot.name());
      }
      draft.see(slot);
      readEntries(parser, draft);
      if (parser.nextToken() != null) {
        throw new Rejected(Reason.WRONG_TYPE, slot.name());
      }
    } catch (IOException e) {
      throw new Rejected(Reason.WRONG_TYPE, slot.name());
    }
  }

  /** Zeros make the parser guess at UTF-16 and UTF-32. */
  private static boolean hasZeroAtFront(ByteSlice line) {
    for (int i = 0; i < Math.min(4, line.length()); i++) {
      if (line.bytes()[line.start() + i] == 0) {
        return true;
      }
    }
    return false;
  }

  private void readObject(JsonParser parser, Draft draft) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      Slot slot = shape.slot(name);
      if (slot != null) {
        readColumn(parser, token, slot, draft);
        continue;
      }
      Map<String, Slot> group = shape.group(name);
      if (group == null) {
        draft.unknown(name, textOf(parser, token, name));
      } else {
        readGroup(parser, token, name, group, draft);
      }
    }
  }

  private void readColumn(JsonParser parser, JsonToken token, Slot slot, Draft draft)
      throws IOException {
    switch (token) {
      case VALUE_STRING -> draft.text(slot, parser.getText());
      case VALUE_NUMBER_INT -> draft.number(slot, parser.getText());
      case VALUE_NUMBER_FLOAT -> draft.number(slot, finite(parser, slot.name()));
      case VALUE_NULL -> draft.absent(slot);
      case VALUE_TRUE, VALUE_FALSE -> draft.flag(slot, token == JsonToken.VALUE_TRUE);
      case START_ARRAY -> draft.texts(slot, readTexts(parser, slot));
      case START_OBJECT -> {
        if (slot.kind() != Slot.Kind.TEXT_MAP) {
          skip(parser, slot.name());
          throw new Rejected(Reason.WRONG_TYPE, slot.name());
        }
        draft.see(slot);
        readEntries(parser, draft);
      }
      default -> throw new Rejected(Reason.NOT_JSON);
    }
  }

  private void readGroup(
      JsonParser parser, JsonToken token, String name, Map<String, Slot> group, Draft draft)
      throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new Rejected(Reason.WRONG_TYPE, name);
    }
    for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      Slot slot = group.get(member);
      if (slot == null) {
        draft.unknown(name + "." + member, textOf(parser, value, name));
      } else {
        readColumn(parser, value, slot, draft);
      }
    }
  }

  private void readEntries(JsonParser parser, Draft draft) throws IOException {
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      draft.entry(key, textOf(parser, parser.nextToken(), key));
    }
  }

  private static List<String> readTexts(JsonParser parser, Slot slot) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      if (t == null) {
        throw new Rejected(Reason.NOT_JSON);
      }
      if (t.isStructStart()) {
        skip(parser, slot.name());
        throw new Rejected(Reason.WRONG_TYPE, slot.name());
      }
      if (t != JsonToken.VALUE_NULL && !parser.getText().isEmpty()) {
        texts.add(parser.getText());
      }
    }
    return texts;
  }

  /** Any value as text: nested ones as compact JSON, null as empty text. */
  private static String textOf(JsonParser parser, JsonToken token, String name) throws IOException {
    return switch (token) {
      case VALUE_NULL -> "";
      case VALUE_NUMBER_FLOAT -> finite(parser, name);
      case START_OBJECT, START_ARRAY -> nested(parser, name);
      default -> parser.getText();
    };
  }

  private static String finite(JsonParser parser, String name) throws IOException {
    String text = parser.getText();
    if (Decimals.notANumber(text)) {
      throw new Rejected(Reason.NOT_A_NUMBER, name);
    }
    return text;
  }

  private static String nested(JsonParser parser, String name) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      int depth = 0;
      JsonToken token = parser.currentToken();
      do {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        checkDepth(depth, name);
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
          json.writeNumber(finite(parser, name));
        } else {
          json.copyCurrentEvent(parser);
        }
        token = depth == 0 ? null : parser.nextToken();
      } while (token != null);
    }
    return text.toString();
  }

  private static void skip(JsonParser parser, String name) throws IOException {
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (token != null) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      checkDepth(depth, name);
      token = depth == 0 ? null : parser.nextToken();
    }
  }

  private static void checkDepth(int depth, String name) {
    if (depth > DEEPEST) {
      throw new Rejected(Reason.TOO_DEEP, name);
    }
  }
}
