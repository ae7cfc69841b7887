/** Runnable programs and lessons on top of the library. */
module dev.gradus.examples {
  requires dev.gradus.nn;
  requires dev.gradus.verify;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires java.logging;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  opens dev.gradus.examples to info.picocli;
}
