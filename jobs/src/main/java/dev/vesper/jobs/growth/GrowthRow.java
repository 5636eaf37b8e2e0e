package dev.vesper.jobs.growth;

import java.time.LocalDate;
import java.util.Optional;

/** A row of {@link Growth}. */
record GrowthRow(
    LocalDate dt,
    Grain grain,
    LocalDate periodStart,
    boolean isComplete,
    long activeUsers,
    long newUsers,
    long previousActiveUsers,
    long previousNewUsers,
    Optional<Double> activeGrowth,
    Optional<Double> newGrowth,
    long dau,
    long wau,
    long mau,
    Optional<Double> stickiness,
    long knownUsers) {}
