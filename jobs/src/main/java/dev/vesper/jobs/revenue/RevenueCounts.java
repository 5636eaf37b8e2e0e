package dev.vesper.jobs.revenue;

import dev.vesper.pipeline.night.Nights;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of subscriptions and sums of revenue over users; those over parts of the users add up. */
final class RevenueCounts {
  /** Notices longer than this count as this long. */
  static final int LONGEST_NOTICE = 31;

  private final Map<RevenueCell, Sum> cells = new HashMap<>();
  private final RevenueParams params;

  RevenueCounts(RevenueParams params) {
    this.params = params;
  }

  /** How many, and how much in ten-thousandths. */
  record Sum(long count, long amount) {
    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
      return new Sum(count + other.count, amount + other.amount);
    }
  }

  Map<RevenueCell, Sum> cells() {
    return cells;
  }

  Sum value(RevenueCell cell) {
    return cells.getOrDefault(cell, Sum.NONE);
  }

  void add(RevenueCell cell, Sum sum) {
    cells.merge(cell, sum, Sum::plus);
  }

  /** Counts a user's run of nights. */
  void add(Subscriber user, Map<SubscriptionKey, Subscription> standing, Nights nights) {
    user.through(nights, new OfUser(standing));
  }

  /** The revenue of one user, all in all and by plan. */
  private final class OfUser implements Witness {
    private final Map<String, Account> accounts = new TreeMap<>();

    OfUser(Map<SubscriptionKey, Subscription> standing) {
      standing.forEach(
          (key, subscription) ->
              scopes(key)
                  .forEach(
                      scope ->
                          account(scope)
                              .stands(
                                  subscription.revenue(params),
                                  subscription.history().countedSince().isPresent())));
    }

    private Account account(String scope) {
      return accounts.computeIfAbsent(scope, any -> new Account(params));
    }

    @Override
    public void changed(Change change) {
      long before = change.before().map(was -> was.revenue(params)).orElse(0L);
      long by = change.after().revenue(params) - before;
      if (by != 0) {
        LocalDate day = change.after().end().map(Subscription.End::on).orElse(change.night());
        scopes(change.key()).forEach(scope -> move(scope, change, by, day));
      }
      outcome(change);
    }

    private void move(String scope, Change change, long by, LocalDate day) {
      account(scope)
          .change(change, by, day)
          .ifPresent(moved -> moved(change.night(), scope, moved));
    }

    private void moved(LocalDate night, String scope, Account.Moved moved) {
      add(RevenueCell.of(night, scope, moved), new Sum(1, moved.amount()));
    }

    private void outcome(Change change) {
      String plan = change.key().plan();
      boolean ran = change.before().filter(Subscription::inForce).isPresent();
      if (ran && !change.after().inForce()) {
        Subscription.End end = change.after().end().orElseThrow();
        add(RevenueCell.of(change.night(), plan, end.by(), notice(change.after())), new Sum(1, 0));
      }
      if (ran && change.after().history().renewals() > change.before().get().history().renewals()) {
        add(RevenueCell.of(change.night(), plan, Outcome.RENEWED, 0), new Sum(1, 0));
      }
    }

    @Override
    public void evening(LocalDate night, Map<SubscriptionKey, Subscription> held) {
      accounts.forEach(
          (scope, account) -> {
            account.close().ifPresent(moved -> moved(night, scope, moved));
            if (account.revenue() > 0) {
              add(RevenueCell.of(night, scope, RevenueCell.Level.USERS), new Sum(1, 0));
            }
          });
      held.forEach((key, subscription) -> scopes(key).forEach(s -> level(night, s, subscription)));
    }

    private void level(LocalDate night, String scope, Subscription subscription) {
      add(RevenueCell.of(night, scope, RevenueCell.Level.KNOWN), new Sum(1, 0));
      if (subscription.inForce()) {
        Sum sum = new Sum(1, subscription.revenue(params));
        add(RevenueCell.of(night, scope, RevenueCell.Level.IN_FORCE), sum);
        if (!subscription.price().in(params.currency())) {
          add(RevenueCell.of(night, scope, RevenueCell.Level.FOREIGN), new Sum(1, 0));
        }
      }
    }
  }

  private static List<String> scopes(SubscriptionKey key) {
    return List.of(RevenueCell.ALL, key.plan());
  }

  /** The days from cancelling to the end of the period; 0 where nobody cancelled. */
  static int notice(Subscription ended) {
    return ended
        .trouble()
        .cancelledOn()
        .map(day -> ChronoUnit.DAYS.between(day, ended.term().until()))
        .map(days -> (int) Math.max(0, Math.min(LONGEST_NOTICE, days)))
        .orElse(0);
  }
}
