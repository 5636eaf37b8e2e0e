package dev.vesper.pipeline.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Puts the values of Parquet columns into a draft. A value that does not fit is remembered until
 * the row is complete: Parquet's reader must not be stopped in the middle of a row.
 */
final class ParquetRow extends RecordMaterializer<ParquetRow> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageType schema;
  private final Shape shape;
  private final Converter[] converters;
  private Draft draft;
  private Rejected why;

  ParquetRow(MessageType schema, Shape shape) {
    this.schema = schema;
    this.shape = shape;
    this.converters = schema.getFields().stream().map(this::converter).toArray(Converter[]::new);
  }

  MessageType schema() {
    return schema;
  }

  /** The draft that the next row goes to. */
  void into(Draft newDraft) {
    draft = newDraft;
    why = null;
  }

  private Converter converter(Type type) {
    Consumer<Object> taker = guarded(taker(type));
    if (type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)) {
      return new ParquetScalar(type.asPrimitiveType(), taker);
    }
    return ParquetTree.converter(type, taker);
  }

  private Consumer<Object> taker(Type type) {
    String name = type.getName();
    Slot slot = shape.slot(name);
    if (slot != null) {
      return value -> column(slot, value);
    }
    Map<String, Slot> group = shape.group(name);
    if (group != null) {
      return value -> group(name, group, value);
    }
    return value -> draft.unknown(name, text(value));
  }

  private Consumer<Object> guarded(Consumer<Object> taker) {
    return value -> {
      try {
        taker.accept(value);
      } catch (Rejected rejected) {
        why = why == null ? rejected : why;
      }
    };
  }

  private void column(Slot slot, Object value) {
    if (value instanceof String text) {
      draft.text(slot, text);
    } else if (value instanceof ParquetScalar.Figure number) {
      draft.number(slot, number.text());
    } else if (value instanceof ParquetScalar.Time time) {
      draft.micros(slot, time.micros());
    } else if (value instanceof Boolean flag) {
      draft.flag(slot, flag);
    } else if (value instanceof List<?> list) {
      draft.texts(slot, list.stream().map(ParquetRow::text).filter(t -> !t.isEmpty()).toList());
    } else if (value instanceof Map<?, ?> map && slot.kind() == Slot.Kind.TEXT_MAP) {
      draft.see(slot);
      map.forEach((key, entry) -> draft.entry(text(key), text(entry)));
    } else {
      throw new Rejected(Reason.WRONG_TYPE, slot.name());
    }
  }

  private void group(String name, Map<String, Slot> members, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Rejected(Reason.WRONG_TYPE, name);
    }
    map.forEach(
        (key, member) -> {
          Slot slot = members.get(text(key));
          if (slot == null) {
            draft.unknown(name + "." + text(key), text(member));
          } else {
            column(slot, member);
          }
        });
  }

  /** Any value as text: nested ones as compact JSON, an absent one as empty text. */
  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (!(value instanceof Map) && !(value instanceof List)) {
      return value.toString();
    }
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and scalars can be written as JSON", e);
    }
  }

  @Override
  public ParquetRow getCurrentRecord() {
    return this;
  }

  @Override
  public GroupConverter getRootConverter() {
    return new GroupConverter() {
      @Override
      public Converter getConverter(int field) {
        return converters[field];
      }

      @Override
      public void start() {}

      @Override
      public void end() {
        close();
      }
    };
  }

  private void close() {
    try {
      if (why != null) {
        throw why;
      }
      draft.closeMap();
    } catch (Rejected rejected) {
      draft.reject(rejected);
    }
  }
}
