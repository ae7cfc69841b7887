package dev.gradus.autodiff.check;

/**
 * The slope of a function of one number, measured with all steps at which it can be seen, from
 * large ones down to those at which only rounding is left. What the steps say together is for
 * {@link Rungs} to tell.
 */
final class Ladder {
  /** The doubt about an infinite slope. */
  static final String ENDLESS = "slopes that grow as the steps shrink";

  private static final String UNRESOLVED =
      "changes between neighbouring numbers, which no step can see";

  /** The doubt about values rounded on the way. */
  static final String STAIRCASE =
      "a staircase, as of numbers rounded on the way; for float code use floats()";

  static final double FLOATS = 0x1p29; // the rounding of a float, in a double's
  static final double FIRST = 0.25; // of the reach
  private static final double SMALLER = 0.25;
  private static final int MOST = 24; // rungs on one way down
  private static final int UPWARDS = 3;
  private static final double[] FINER = {2.13, 1.37, 0.73, 0.53, 0.39};
  private static final double LEAST = 64; // roundings of x that a step must have
  private static final double[] NEARBY = {1, 3, 5, 11, 23}; // roundings of x
  private static final double FEW = 64; // roundings of f
  private static final double NARROWEST = 0x1p-16; // of the reach: a step of f
  private static final double STEEPER = 4;
  private static final double STEEP = 16; // times steeper, or less steep: of the same kind
  private static final double TREAD = 0x1p-30; // of the reach: what is narrower is rounding
  private static final double NARROW = 0x1p-20; // of the reach: a tread, not a flat place
  private static final double ABOUT = 0.1;
  private static final double ERRORS = 2; // a failure stands out from the error that often
  private static final double VISIBLE = 64; // times what is claimed otherwise: what hides it
  private static final double FALLS = 8; // times less noise than before: a wave's, not rounding
  private static final double CONSTANT = 4; // roundings of f
  private static final double FARTHER = 0x1p100; // times the distance before
  private static final int PLACES = 4; // at which a constant must be defined
  private static final double HOPELESS = 100; // times the best error: smaller steps show nothing

  private final Section f;
  private final double unit;
  private final double claimed;
  private final Rungs rungs;
  private boolean staircase;
  private double nearby = Double.NaN; // changes, measured when it is asked for

  /**
   * Of a function of one number.
   *
   * @param f the function
   * @param claimed the slope that the measured one is to be compared with
   * @param length the largest entry of the point, in whose size numbers are rounded on the way
   * @param floats whether they are rounded to floats
   */
  Ladder(Section f, double claimed, double length, boolean floats) {
    this.f = f;
    this.claimed = claimed;
    this.unit = floats ? FLOATS : 1;
    this.rungs = new Rungs(f, length, unit);
  }

  /** The rounding of numbers near 1 in the function's precision. */
  double precision() { return unit * 0x1p-53; }

  /** Measures with steps from a quarter of the reach down. */
  Measured down() {
    Measured best = down(FIRST * f.reach());
    staircase = hasFlatTreads();
    if (!staircase) return best;
    rungs.leaveOutFlatOnes();
    return rungs.best();
  }

  /** Measures with steps in the size of x, and such that the claimed slope would just show. */
  Measured closer() {
    if (f.x() != 0 && Math.abs(f.x()) < FIRST) down(FIRST * Math.abs(f.x()));
    Measured best = rungs.best();
    double steep = Math.abs(claimed - best.slope());
    if (!rungs.all().isEmpty() && steep > ERRORS * best.error() && Double.isFinite(steep)) {
      Rung last = rungs.all().get(rungs.all().size() - 1);
      double visible = HOPELESS * last.noise() / steep;
      if (visible < last.step()) best = down(visible);
    }
    return best;
  }

  /** Measures with more steps about as large as the best, which may have met with little noise. */
  Measured finer() {
    double h = rungs.best().step();
    if (h > 0) for (double factor : FINER) rungs.add(factor * h);
    return rungs.best();
  }

  /** Measures with larger steps too, for slopes that noise hides from the others. */
  Measured up() {
    double h = FIRST * f.reach();
    for (int i = 0; i < UPWARDS; i++) {
      h /= SMALLER;
      rungs.add(h);
    }
    return rungs.best();
  }

  /** Measures with many steps about as large as the best, whose roundings cancel. */
  Measured mean() {
    Measured best = rungs.best();
    return best.step() > 0 ? rungs.mean(best, 1) : best;
  }

  /** Whether a derivative is further off than can be explained, at steps natural to x as well. */
  boolean refutes(double derivative, double within) {
    if (rungs.isEndless() || rungs.jumps() || isUnresolved()) return false;
    if (unit == 1 && isOnTread()) return false;
    Measured best = rungs.best();
    if (isRough(best) || isWave(best.slope(), derivative)) return false;
    if (isNarrowStep(best, derivative)) return false;
    return isFar(best, derivative, within)
        && isFar(rungs.best(FIRST * f.reach()), derivative, within)
        && !rungs.contradict(best.slope(), best.error(), best.step())
        && (unit == 1
            || !rungs.bearOut(derivative, within, best) && meansRefute(best, derivative, within));
  }

  /** Whether the means of many slopes agree with each other, and not with a derivative. */
  private boolean meansRefute(Measured best, double derivative, double within) {
    Measured before = rungs.mean(best, 1);
    for (double part : new double[] {0.5, 0.25}) {
      Measured mean = rungs.mean(best, part);
      boolean agree = Math.abs(mean.slope() - before.slope()) <= mean.error() + before.error();
      if (!agree || !isFar(mean, derivative, within)) return false;
      before = mean;
    }
    return true;
  }

  /** Whether steps smaller than some clearly see another slope than a derivative. */
  boolean contradicts(double derivative, double within, double below) {
    return !isUnresolved() && rungs.contradict(derivative, within, below);
  }

  private static boolean isFar(Measured m, double derivative, double within) {
    return Math.abs(derivative - m.slope()) > within + ERRORS * m.error() + m.bend();
  }

  /**
   * Whether f changes between the numbers next to x nearly as much as it changes at all, so that a
   * right slope shows at no step: waves shorter than the distance of doubles, as of sin at 10¹⁷.
   */
  boolean isUnresolved() {
    if (Double.isNaN(nearby)) nearby = nearby();
    return f.isRough(nearby, rungs.range(), unit);
  }

  /**
   * Whether all that f changes are few roundings, and may be a step as steep as claimed: narrow,
   * but not so narrow that nobody has it. It looks like rounding.
   */
  private boolean isNarrowStep(Measured best, double derivative) {
    double range = rungs.range();
    double size = Math.abs(derivative);
    return range <= FEW * unit * Math.ulp(f.value()) && size * NARROWEST * f.reach() <= range
        && size > STEEPER * (Math.abs(best.slope()) + best.error());
  }

  /** Whether f between the numbers next to x is about as steep as claimed, and not as measured. */
  private boolean isWave(double measured, double derivative) {
    double steep = nearby / (2 * NEARBY[NEARBY.length - 1] * unit * Math.ulp(f.x()));
    return nearby > f.roundings(unit) && steep > STEEP * Math.abs(measured)
        && steep > Math.abs(derivative) / STEEP && steep < Math.abs(derivative) * STEEP;
  }

  /** Whether most of what was seen of f is neither smooth nor rounding. */
  boolean isRough(Measured m) { return f.isRough(m.noise(), rungs.range(), unit); }

  /** Whether the slopes grow as the steps shrink, as those of a cube root at 0 do, or at a jump. */
  boolean isEndless() { return rungs.isEndless(); }

  /** The slope as far off as the point's entries are large, were this one a minimum. */
  double steepness() { return rungs.steepness(); }

  /** Whether all values are the same. */
  boolean isConstant() { return !rungs.all().isEmpty() && rungs.range() == 0; }

  /**
   * Whether a slope is 0 but for rounding: f is constant up to a few roundings of its value,
   * however far from x, and the slope changes it by no more within the reach. If f had a slope that
   * rounding hides near x, it would show far from x.
   */
  boolean isNone(double slope) {
    double few = CONSTANT * unit * Math.ulp(f.value());
    if (Math.abs(slope) * f.reach() > few || rungs.range() > 2 * few) return false;
    int defined = 0;
    for (double far = f.reach(); Double.isFinite(far); far *= FARTHER) {
      for (int side = -1; side <= 1; side += 2) {
        double y = f.applyAsDouble(f.x() + side * far);
        if (!Double.isFinite(y)) continue;
        if (Math.abs(y - f.value()) > few) return false;
        defined++;
      }
    }
    return defined >= PLACES;
  }

  /** Whether f is flat near x and at other places on both sides, yet not the same there. */
  boolean isStaircase() { return staircase; }

  /**
   * Whether the best slope is that of a narrow tread: of steps within which f does not change at
   * all, while larger ones see about the claimed slope, as where f is rounded to floats on the way.
   */
  boolean isOnTread() {
    double step = rungs.best().step();
    return step < NARROW * f.reach()
        && rungs.all().stream().anyMatch(r -> r.step() == step && r.isFlat())
        && rungs.all().stream().anyMatch(
            r -> r.moves() && Math.abs(r.slope() - claimed) <= ABOUT * Math.abs(claimed));
  }

  /** Why a slope could not be measured well enough. */
  String doubt(Measured m, double size, boolean bent) {
    if (rungs.all().isEmpty()) return "not defined on both sides";
    if (rungs.jumps()) return "a jump";
    if (rungs.isEndless()) return ENDLESS;
    if (isUnresolved()) return UNRESOLVED;
    if (isOnTread()) return STAIRCASE;
    if (m.error() > 0.1 * size && size > 0) {
      return "too small beside the rounding of the function";
    }
    return bent ? "a bend" : "noise of the function";
  }

  private Measured down(double from) {
    double least = LEAST * unit * Math.ulp(f.x());
    double h = from;
    double noise = 0; // of the step before
    for (int i = 0; i < MOST && h >= least && h > 0; i++, h *= SMALLER) {
      Rung rung = rungs.add(h);
      if (!rung.isDefined()) continue;
      boolean isRounding = rung.noise() <= f.roundings(unit) && rung.noise() > noise / FALLS;
      noise = rung.noise();
      Measured best = rungs.best();
      double off = VISIBLE * Math.abs(claimed - best.slope());
      double seen = Math.abs(claimed) / VISIBLE;
      double blur = Rungs.NOISES * rung.noise() / rung.step();
      if (isRounding && blur > Math.max(HOPELESS * best.error(), Math.max(off, seen))) break;
    }
    return rungs.best();
  }

  /** How much f changes between x and the numbers next to it. */
  private double nearby() {
    double range = 0;
    for (double places : NEARBY) {
      Rung r = Rung.of(f, places * unit * Math.ulp(f.x()), unit);
      if (r.isDefined()) range = Math.max(range, r.range());
    }
    return range;
  }

  private boolean hasFlatTreads() {
    Rung flat = null;
    Rung moving = null;
    for (Rung r : rungs.all()) {
      if (r.isFlat() && flat == null) flat = r;
      if (r.moves()) moving = r;
    }
    return flat != null && moving != null && flat.step() < moving.step()
        && moving.step() > TREAD * f.reach()
        && isTread(-1, moving.step(), flat.step()) && isTread(1, moving.step(), flat.step());
  }

  /** Whether f is flat at one of two places on a side, at another height than at x. */
  private boolean isTread(int side, double distance, double width) {
    for (double places : new double[] {1.43, 2.31}) {
      double at = f.x() + side * places * distance;
      double y = f.applyAsDouble(at);
      if (y != f.value() && y == f.applyAsDouble(at - width)
          && y == f.applyAsDouble(at + width)) {
        return true;
      }
    }
    return false;
  }
}
