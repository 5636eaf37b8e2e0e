package dev.vesper.generate;

/** The memberships on offer. */
enum Plan {
  MONTHLY("p1", 3_800, 1),
  QUARTERLY("p2", 9_800, 3),
  YEARLY("p3", 32_800, 12);

  private final String id;
  private final int priceCents;
  private final int months;

  Plan(String id, int priceCents, int months) {
    this.id = id;
    this.priceCents = priceCents;
    this.months = months;
  }

  int priceCents() {
    return priceCents;
  }

  int months() {
    return months;
  }

  String id() {
    return id;
  }
}
