package dev.vesper.pipeline.warehouse;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import dev.vesper.pipeline.night.Night;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * Records as JSON: keys in the order of the record's components, maps by key, dates and times as
 * ISO text, so that equal records have equal bytes. A key that is not known is passed over.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(times())
          .build();

  private Json() {}

  /** The record as indented JSON, UTF-8, ended by a line feed. */
  public static byte[] bytes(Object record) {
    return text(record).getBytes(StandardCharsets.UTF_8);
  }

  /** The record as indented JSON, ended by a line feed. */
  public static String text(Object record) {
    try {
      return MAPPER.writeValueAsString(record) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON of " + record.getClass().getName(), e);
    }
  }

  /** The record that JSON describes; a fault that names the file when it does not. */
  public static <T> T read(byte[] json, Class<T> type, String where) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value != null) {
        return value;
      }
      throw damaged(where, type, null);
    } catch (IOException e) {
      throw damaged(where, type, e);
    }
  }

  private static Fault damaged(String where, Class<?> type, Throwable cause) {
    return new Fault(
        ExitCode.DATA,
        where
            + " is damaged: it is no "
            + type.getSimpleName().toLowerCase(java.util.Locale.ROOT)
            + " in JSON; restore the file from a copy, nothing was changed",
        cause);
  }

  private static SimpleModule times() {
    SimpleModule module = new SimpleModule("times");
    asText(module, Night.class, Night::of);
    asText(module, LocalDate.class, LocalDate::parse);
    asText(module, Instant.class, Instant::parse);
    asText(module, Duration.class, Duration::parse);
    return module;
  }

  private static <T> void asText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, new ToText<>(type));
    module.addDeserializer(type, new FromText<>(type, parse));
    module.addKeySerializer(type, new ToKey<>(type));
    module.addKeyDeserializer(type, new FromKey(parse));
  }

  private static final class ToText<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    ToText(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class ToKey<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    ToKey(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeFieldName(value.toString());
    }
  }

  private static final class FromText<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return parsed(parse, in.getText());
    }
  }

  private static final class FromKey extends KeyDeserializer {
    private final Function<String, ?> parse;

    FromKey(Function<String, ?> parse) {
      this.parse = parse;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      return parsed(parse, key);
    }
  }

  private static <T> T parsed(Function<String, T> parse, String text) throws IOException {
    try {
      return parse.apply(text);
    } catch (RuntimeException e) {
      throw new IOException("not as expected: '" + text + "'", e);
    }
  }
}
