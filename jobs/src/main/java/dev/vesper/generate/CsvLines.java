package dev.vesper.generate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** CSV with a header; what an event does not have is an empty cell. */
final class CsvLines implements LineFormat {
  private static final String COLUMNS =
      "event_id,event_time,received_time,user_id,anonymous_id,session_id,event_type,content_id,"
          + "community_id,target_user_id,order_id,plan_id,amount,currency,duration_s,position_s,"
          + "length_s,channel_source,channel_medium,channel_campaign,channel_term,channel_content,";
  private static final byte[] NO_UTF8 = {'c', 'a', 'f', (byte) 0xC3, '('};

  private final Names names;

  CsvLines(long seed) {
    this.names = new Names(seed);
  }

  @Override
  public byte[] header() {
    String properties =
        Arrays.stream(Property.values())
            .map(property -> "properties." + property.written())
            .collect(Collectors.joining(","));
    return (COLUMNS + properties + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void write(Event event, Bytes out) {
    int start = out.size();
    identity(event, out);
    things(event, out);
    measures(event, out);
    channel(event, out);
    properties(event, out);
    if (event.flaw == Flaw.CUT_OFF) {
      out.cutTo(start + (out.size() - start) * 2 / 3);
    }
    out.one('\n');
  }

  private void identity(Event event, Bytes out) {
    Flaw flaw = event.flaw;
    if (flaw != Flaw.MISSING_EVENT_ID) {
      names.event(event, out);
    }
    out.one(',');
    if (flaw != Flaw.MISSING_EVENT_TIME) {
      out.time(event.time);
    }
    out.one(',').time(event.received).one(',');
    if (event.user != Event.ABSENT && flaw != Flaw.MISSING_USER) {
      Names.user(event.user, out);
    }
    out.one(',');
    if (event.device != Event.ABSENT && flaw != Flaw.MISSING_USER) {
      names.device(event, out);
    }
    out.one(',');
    if (event.session != Event.ABSENT) {
      names.session(event, out);
    }
    out.one(',').text(event.type.written()).one(',');
  }

  private void things(Event event, Bytes out) {
    if (event.content != Event.ABSENT) {
      out.text(Content.id(event.content));
    }
    out.one(',');
    if (event.community != Event.ABSENT) {
      out.text(Communities.id(event.community));
    }
    out.one(',');
    if (event.target != Event.ABSENT) {
      Names.user(event.target, out);
    }
    out.one(',');
    if (event.order != Event.ABSENT) {
      names.order(event, out);
    }
    out.one(',');
    if (event.plan != null) {
      out.text(event.plan.id());
    }
    out.one(',');
  }

  private static void measures(Event event, Bytes out) {
    if (event.cents == Event.ABSENT) {
      out.one(',').one(',');
    } else {
      out.decimal(event.cents, 2).one(',').text(CURRENCY).one(',');
    }
    if (event.flaw == Flaw.WRONG_TYPE) {
      out.text("a while");
    } else if (event.tenths != Event.ABSENT) {
      out.decimal(event.tenths, 1);
    }
    out.one(',');
    if (event.length == Event.ABSENT) {
      out.one(',').one(',');
    } else {
      out.number(event.position).one(',').number(event.length).one(',');
    }
  }

  private static void channel(Event event, Bytes out) {
    Channel channel = event.channel;
    if (channel == null) {
      out.text(",,,,,");
      return;
    }
    out.text(channel.source()).one(',').text(channel.medium()).one(',').text(channel.campaign());
    out.one(',').text(channel.term()).one(',').text(channel.content()).one(',');
  }

  private static void properties(Event event, Bytes out) {
    boolean first = true;
    for (Property property : Property.values()) {
      if (!first) {
        out.one(',');
      }
      first = false;
      if (event.flaw == Flaw.INVALID_UTF8 && property == Property.QUERY) {
        out.raw(NO_UTF8);
      } else if (event.property == property) {
        out.text(event.value);
      }
    }
  }
}
