package dev.vesper.pipeline.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Brings the values of one Parquet column to a text, a {@link Figure}, a {@link Time} or a flag.
 */
final class ParquetScalar extends PrimitiveConverter {
  private static final long JULIAN_1970 = 2_440_588L;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** A number as text. */
  record Figure(String text) {
    @JsonValue
    Object json() {
      return Decimals.notANumber(text) ? text : new BigDecimal(text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Microseconds since 1970. */
  record Time(long micros) {
    @JsonValue
    @Override
    public String toString() {
      return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS).toString();
    }
  }

  private final PrimitiveTypeName physical;
  private final LogicalTypeAnnotation logical;
  private final Consumer<Object> taker;

  ParquetScalar(PrimitiveType type, Consumer<Object> taker) {
    this.physical = type.getPrimitiveTypeName();
    this.logical = type.getLogicalTypeAnnotation();
    this.taker = taker;
  }

  @Override
  public void addBinary(Binary value) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      taker.accept(number(new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale())));
    } else if (physical == PrimitiveTypeName.INT96) {
      taker.accept(int96(value));
    } else {
      taker.accept(value.toStringUsingUTF8());
    }
  }

  private static Time int96(Binary value) {
    java.nio.ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong(bytes.position());
    long day = bytes.getInt(bytes.position() + 8) - JULIAN_1970;
    return new Time(day * MICROS_PER_DAY + nanos / 1000);
  }

  @Override
  public void addLong(long value) {
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      taker.accept(new Time(micros(value, timestamp.getUnit())));
    } else {
      whole(value);
    }
  }

  private static long micros(long value, TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Math.abs(value) > Long.MAX_VALUE / 1000 ? Long.MAX_VALUE : value * 1000;
      case MICROS -> value;
      case NANOS -> Math.floorDiv(value, 1000L);
    };
  }

  @Override
  public void addInt(int value) {
    if (logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
      taker.accept(LocalDate.ofEpochDay(value).toString());
    } else {
      whole(value);
    }
  }

  private void whole(long value) {
    int scale = logical instanceof DecimalLogicalTypeAnnotation decimal ? decimal.getScale() : 0;
    taker.accept(number(BigDecimal.valueOf(value, scale)));
  }

  @Override
  public void addDouble(double value) {
    taker.accept(new Figure(Double.toString(value)));
  }

  @Override
  public void addFloat(float value) {
    taker.accept(new Figure(Float.toString(value)));
  }

  @Override
  public void addBoolean(boolean value) {
    taker.accept(value);
  }

  private static Figure number(BigDecimal value) {
    return new Figure(value.toPlainString());
  }
}
