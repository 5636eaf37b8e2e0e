/**
 * Which points lie together: k-means over points of a fixed number of coordinates.
 *
 * <p>Points are {@code float}s, laid out in tiles so that the distances of many points to a centre
 * are computed side by side. Centres are searched on a sample, in plain Java: k-means++ from
 * several starts for each number of clusters, and the number is chosen by how far fits to halves
 * agree, by silhouette, and by the smallest share. The chosen centres are then moved over all
 * points, which lie in blocks that a hash of their keys fixes. Sums are made per block in the order
 * of the keys and added in the order of the blocks, so that any number of cores gives the same
 * centres to the last bit.
 */
package dev.vesper.jobs.cluster;
