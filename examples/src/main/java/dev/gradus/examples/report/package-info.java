/** What an experiment looks like: pictures, a drawing of the network, and a page of HTML. */
@NullMarked
package dev.gradus.examples.report;

import org.jspecify.annotations.NullMarked;
