/**
 * Eight programs as users write them: each does one thing, in a few lines, with what the library
 * says of itself. Run one with {@code mvn -q -Perrorest -Dmain=programs.Flowers}.
 */
@org.jspecify.annotations.NullMarked
package dev.gradus.examples.programs;
