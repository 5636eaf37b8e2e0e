/** How communities do: who is a member, who of them pays, and who goes on paying. */
package dev.vesper.jobs.community;
