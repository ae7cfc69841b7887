package dev.gradus.teaching;

import java.util.List;
import java.util.Random;

/** Links and pasted files as accidents and ill will make them. */
final class Damage {
  private static final List<String> PIECES = List.of("<img src=x onerror=harmed=true>",
      "\"><script>harmed=true</script>", "javascript:harmed=true", "%3Cscript%3E", "%", "%zz", "&",
      "=", ";;;", ",,", "1e999", "-0", "NaN", "99999999999999999999", "\u0000", "\u202e", "é", "#",
      "constructor", "__proto__", "layers=8-8-8-8-8-1", "points=", "w=zzz", "at=-1", "i=9999999",
      "at=2147483648", "rate=1e308", "error=", "predict=number", "&layers=2-1&layers=2-1");

  private Damage() {}

  /** A good link, with up to eight accidents. */
  static String link(Random random) {
    StringBuilder link = new StringBuilder(Links.random(random));
    for (int k = random.nextInt(8); k >= 0; k--) damage(link, random);
    return link.toString();
  }

  static String csv(Random random) {
    StringBuilder text = new StringBuilder("x1,x2,y\n");
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append(',')
          .append(random.nextInt(2)).append('\n');
    }
    for (int k = random.nextInt(5); k >= 0; k--) damage(text, random);
    return text.toString();
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    switch (random.nextInt(5)) {
      case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 1 -> text.append('&').append(PIECES.get(random.nextInt(PIECES.size())));
      case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
      case 3 -> text.insert(at, (char) (random.nextBoolean() ? random.nextInt(128)
          : random.nextInt(0xd800)));
      default -> text.insert(at, text.substring(0, Math.min(at, 2000)));
    }
  }
}
