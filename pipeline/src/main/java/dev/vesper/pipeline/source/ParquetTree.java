package dev.vesper.pipeline.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Builds a nested Parquet value out of maps, lists and scalars. */
final class ParquetTree extends GroupConverter {
  private final GroupType type;
  private final Converter[] converters;
  private final Consumer<Object> taker;
  private Map<String, Object> value = new LinkedHashMap<>();

  private ParquetTree(GroupType type, Consumer<Object> taker) {
    this.type = type;
    this.taker = taker;
    this.converters = new Converter[type.getFieldCount()];
    for (int i = 0; i < converters.length; i++) {
      converters[i] = member(type.getType(i));
    }
  }

  /** A converter that hands each value of the type over once it is complete. */
  static Converter converter(Type type, Consumer<Object> taker) {
    return type.isPrimitive()
        ? new ParquetScalar(type.asPrimitiveType(), taker)
        : new ParquetTree(type.asGroupType(), taker);
  }

  private Converter member(Type member) {
    String name = member.getName();
    if (member.isRepetition(Type.Repetition.REPEATED)) {
      return converter(member, part -> addRepeated(name, part));
    }
    return converter(member, part -> value.put(name, part));
  }

  @SuppressWarnings("unchecked")
  private void addRepeated(String name, Object part) {
    ((List<Object>) value.computeIfAbsent(name, n -> new ArrayList<>())).add(part);
  }

  private String repeatedName() {
    return type.getFields().stream()
        .filter(field -> field.isRepetition(Type.Repetition.REPEATED))
        .map(Type::getName)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Converter getConverter(int field) {
    return converters[field];
  }

  @Override
  public void start() {
    value = new LinkedHashMap<>();
  }

  @Override
  public void end() {
    taker.accept(unwrapped());
  }

  private Object unwrapped() {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
      return entries().stream().map(ParquetTree::element).toList();
    }
    if (logical instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (Object entry : entries()) {
        Map<?, ?> pair = (Map<?, ?>) entry;
        map.put(String.valueOf(pair.get("key")), pair.get("value"));
      }
      return map;
    }
    return value;
  }

  private List<?> entries() {
    return (List<?>) value.getOrDefault(repeatedName(), List.of());
  }

  /** Lists wrap each element in a group of one member, which an absent element leaves empty. */
  private static Object element(Object entry) {
    if (!(entry instanceof Map<?, ?> group) || group.size() > 1) {
      return entry;
    }
    return group.isEmpty() ? null : group.values().iterator().next();
  }
}
