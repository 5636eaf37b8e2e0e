/** How the segments do, which of them could be a community of its own, and whom to invite first. */
package dev.vesper.jobs.audience;
