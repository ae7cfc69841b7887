/**
 * Random programs of all operations, as data: what must hold of every composition can be tried on
 * them, and one that fails is made small and printed as Java. Read {@link
 * dev.gradus.verify.programs.Programs} first.
 */
@NullMarked
package dev.gradus.verify.programs;

import org.jspecify.annotations.NullMarked;
