/**
 * What somebody's gradient got wrong, in words: a catalogue of the slips that people make when they
 * write a reverse pass by hand, and the diagnosis that finds them. Read {@link
 * dev.gradus.verify.slips.Reference} first, then {@link dev.gradus.verify.slips.Slips} and {@link
 * dev.gradus.verify.slips.Slip} for slips of your own.
 *
 * <p>Plain computing: no threads, no reflection, nothing is read or written.
 */
@NullMarked
package dev.gradus.verify.slips;

import org.jspecify.annotations.NullMarked;
