/**
 * Which contents are bought together, begun by the same users, and begun one after the other.
 *
 * <p>Nobody in particular is spoken of: rules are counts of everybody's baskets, of ten users or
 * more each.
 */
package dev.vesper.jobs.basket;
