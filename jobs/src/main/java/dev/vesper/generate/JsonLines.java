package dev.vesper.generate;

/** Canonical JSON lines; what an event does not have is left out. */
final class JsonLines implements LineFormat {
  private static final byte[] NO_UTF8 = {'c', 'a', 'f', (byte) 0xC3, '('};
  private static final byte[] NOTHING = {};

  private final Names names;

  JsonLines(long seed) {
    this.names = new Names(seed);
  }

  @Override
  public byte[] header() {
    return NOTHING;
  }

  @Override
  public void write(Event event, Bytes out) {
    int start = out.size();
    out.one('{');
    identity(event, out);
    things(event, out);
    money(event, out);
    measures(event, out);
    if (event.channel != null) {
      channel(event.channel, out);
    }
    properties(event, out);
    out.one('}');
    if (event.flaw == Flaw.CUT_OFF) {
      out.cutTo(start + (out.size() - start) * 2 / 3);
    }
    out.one('\n');
  }

  private void identity(Event event, Bytes out) {
    Flaw flaw = event.flaw;
    if (flaw != Flaw.MISSING_EVENT_ID) {
      names.event(event, key("\"event_id\":\"", out));
      out.one('"').one(',');
    }
    if (flaw == Flaw.DUPLICATE_KEY) {
      names.event(event, key("\"event_id\":\"", out));
      out.one('"').one(',');
    }
    if (flaw != Flaw.MISSING_EVENT_TIME) {
      key("\"event_time\":\"", out).time(event.time).one('"').one(',');
    }
    key("\"received_time\":\"", out).time(event.received).one('"');
    if (flaw != Flaw.MISSING_USER) {
      people(event, out);
    }
    if (event.session != Event.ABSENT) {
      names.session(event, key(",\"session_id\":\"", out));
      out.one('"');
    }
    key(",\"event_type\":\"", out).text(event.type.written()).one('"');
  }

  private void people(Event event, Bytes out) {
    if (event.user != Event.ABSENT) {
      Names.user(event.user, key(",\"user_id\":\"", out));
      out.one('"');
    }
    if (event.device != Event.ABSENT) {
      names.device(event, key(",\"anonymous_id\":\"", out));
      out.one('"');
    }
  }

  private static void things(Event event, Bytes out) {
    if (event.content != Event.ABSENT) {
      key(",\"content_id\":\"", out).text(Content.id(event.content)).one('"');
    }
    if (event.community != Event.ABSENT) {
      key(",\"community_id\":\"", out).text(Communities.id(event.community)).one('"');
    }
    if (event.target != Event.ABSENT) {
      Names.user(event.target, key(",\"target_user_id\":\"", out));
      out.one('"');
    }
  }

  private void money(Event event, Bytes out) {
    if (event.order != Event.ABSENT) {
      names.order(event, key(",\"order_id\":\"", out));
      out.one('"');
    }
    if (event.plan != null) {
      key(",\"plan_id\":\"", out).text(event.plan.id()).one('"');
    }
    if (event.cents != Event.ABSENT) {
      key(",\"amount\":", out).decimal(event.cents, 2);
      key(",\"currency\":\"", out).text(CURRENCY).one('"');
    }
  }

  private static void measures(Event event, Bytes out) {
    if (event.flaw == Flaw.WRONG_TYPE) {
      key(",\"duration_s\":\"a while\"", out);
    } else if (event.tenths != Event.ABSENT) {
      key(",\"duration_s\":", out).decimal(event.tenths, 1);
    }
    if (event.length != Event.ABSENT) {
      key(",\"position_s\":", out).number(event.position);
      key(",\"length_s\":", out).number(event.length);
    }
  }

  private static void channel(Channel channel, Bytes out) {
    key(",\"channel\":{\"source\":\"", out).text(channel.source());
    key("\",\"medium\":\"", out).text(channel.medium());
    key("\",\"campaign\":\"", out).text(channel.campaign());
    if (!channel.term().isEmpty()) {
      key("\",\"term\":\"", out).text(channel.term());
    }
    if (!channel.content().isEmpty()) {
      key("\",\"content\":\"", out).text(channel.content());
    }
    out.one('"').one('}');
  }

  private static void properties(Event event, Bytes out) {
    if (event.flaw == Flaw.INVALID_UTF8) {
      key(",\"properties\":{\"query\":\"", out).raw(NO_UTF8).one('"').one('}');
    } else if (event.property != null) {
      key(",\"properties\":{\"", out).text(event.property.written());
      key("\":\"", out).text(event.value).one('"').one('}');
    }
  }

  private static Bytes key(String written, Bytes out) {
    return out.text(written);
  }
}
