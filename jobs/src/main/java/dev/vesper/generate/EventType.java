package dev.vesper.generate;

import java.util.Locale;

/** What happened; the canonical names in lower case. */
enum EventType {
  REGISTER,
  LOGIN,
  VIEW,
  SEARCH,
  PLAY,
  PROGRESS,
  COMPLETE,
  READ,
  LIKE,
  COMMENT,
  REPLY,
  SHARE,
  FOLLOW,
  INVITE,
  JOIN,
  LEAVE,
  ADD_TO_CART,
  CHECKOUT,
  PURCHASE,
  REFUND,
  SUBSCRIBE,
  RENEW,
  CANCEL,
  EXPIRE,
  PAYMENT_FAILED,
  ANSWER,
  RATE,
  CHECK_IN;

  private final String written = name().toLowerCase(Locale.ROOT);

  String written() {
    return written;
  }

  /** Whether the user did it, rather than the platform's clock or its staff. */
  boolean byTheUser() {
    return switch (this) {
      case REFUND, RENEW, EXPIRE, PAYMENT_FAILED -> false;
      default -> true;
    };
  }
}
