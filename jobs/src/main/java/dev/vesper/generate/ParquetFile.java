package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A Parquet file with the canonical columns, typed. */
final class ParquetFile implements EventFile {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message event {
            optional binary event_id (STRING);
            optional int64 event_time (TIMESTAMP(MICROS,true));
            optional int64 received_time (TIMESTAMP(MICROS,true));
            optional binary user_id (STRING);
            optional binary anonymous_id (STRING);
            optional binary session_id (STRING);
            optional binary event_type (STRING);
            optional binary content_id (STRING);
            optional binary community_id (STRING);
            optional binary target_user_id (STRING);
            optional binary order_id (STRING);
            optional binary plan_id (STRING);
            optional int64 amount (DECIMAL(18,4));
            optional binary currency (STRING);
            optional int64 duration_s (DECIMAL(18,3));
            optional int64 position_s (DECIMAL(18,3));
            optional int64 length_s (DECIMAL(18,3));
            optional binary channel_source (STRING);
            optional binary channel_medium (STRING);
            optional binary channel_campaign (STRING);
            optional binary channel_term (STRING);
            optional binary channel_content (STRING);
            optional group properties (MAP) {
              repeated group key_value {
                required binary key (STRING);
                required binary value (STRING);
              }
            }
          }
          """);

  private final SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
  private final Names names;
  private final Bytes scratch = new Bytes(64);
  private final List<Event> events = new ArrayList<>();

  ParquetFile(long seed) {
    this.names = new Names(seed);
  }

  @Override
  public void add(Event event) {
    events.add(event);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    events.sort(Comparator.comparingLong(event -> event.received));
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new OneStream(out))
            .withType(SCHEMA)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .build()) {
      for (Event event : events) {
        writer.write(row(event));
      }
    }
  }

  private Group row(Event event) {
    Group row = rows.newGroup();
    identity(event, row);
    things(event, row);
    measures(event, row);
    if (event.channel != null) {
      row.append("channel_source", event.channel.source());
      row.append("channel_medium", event.channel.medium());
      row.append("channel_campaign", event.channel.campaign());
      text(row, "channel_term", event.channel.term());
      text(row, "channel_content", event.channel.content());
    }
    if (event.property != null) {
      Group entry = row.addGroup("properties").addGroup("key_value");
      entry.append("key", event.property.written()).append("value", event.value);
    }
    return row;
  }

  private void identity(Event event, Group row) {
    if (event.flaw != Flaw.MISSING_EVENT_ID) {
      spelled(row, "event_id", out -> names.event(event, out));
    }
    if (event.flaw != Flaw.MISSING_EVENT_TIME) {
      row.append("event_time", event.time);
    }
    row.append("received_time", event.received);
    if (event.user != Event.ABSENT && event.flaw != Flaw.MISSING_USER) {
      row.append("user_id", Names.user(event.user));
    }
    if (event.device != Event.ABSENT && event.flaw != Flaw.MISSING_USER) {
      spelled(row, "anonymous_id", out -> names.device(event, out));
    }
    if (event.session != Event.ABSENT) {
      spelled(row, "session_id", out -> names.session(event, out));
    }
    row.append("event_type", event.type.written());
  }

  private void things(Event event, Group row) {
    if (event.content != Event.ABSENT) {
      row.append("content_id", Content.id(event.content));
    }
    if (event.community != Event.ABSENT) {
      row.append("community_id", Communities.id(event.community));
    }
    if (event.target != Event.ABSENT) {
      row.append("target_user_id", Names.user(event.target));
    }
    if (event.order != Event.ABSENT) {
      spelled(row, "order_id", out -> names.order(event, out));
    }
    if (event.plan != null) {
      row.append("plan_id", event.plan.id());
    }
  }

  private static void measures(Event event, Group row) {
    if (event.cents != Event.ABSENT) {
      row.append("amount", event.cents * 100L).append("currency", LineFormat.CURRENCY);
    }
    if (event.tenths != Event.ABSENT) {
      row.append("duration_s", event.tenths * 100L);
    }
    if (event.length != Event.ABSENT) {
      row.append("position_s", event.position * 1_000L).append("length_s", event.length * 1_000L);
    }
  }

  private static void text(Group row, String column, String value) {
    if (!value.isEmpty()) {
      row.append(column, value);
    }
  }

  private void spelled(Group row, String column, Consumer<Bytes> spelling) {
    scratch.cutTo(0);
    spelling.accept(scratch);
    row.append(column, Binary.fromConstantByteArray(Arrays.copyOf(scratch.data(), scratch.size())));
  }
}
