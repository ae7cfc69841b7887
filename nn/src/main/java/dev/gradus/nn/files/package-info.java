/** Files: JSON texts, safetensors files, and writing that leaves the old file or the new one. */
@NullMarked
package dev.gradus.nn.files;

import org.jspecify.annotations.NullMarked;
