/** What errors have in common: how null is refused, and how what users gave is repeated. */
@org.jspecify.annotations.NullMarked
package dev.gradus.autodiff.errors;
