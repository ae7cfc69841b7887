package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a report, with the words that stand below them. */
final class Figures {
  private final Outcome outcome;
  private final Points points;
  private final Film film;
  private final String frames;
  private final String network;

  Figures(Outcome outcome) {
    this.outcome = outcome;
    points = outcome.points();
    film = new Film(outcome);
    frames = film.json();
    network = film.network();
  }

  /** The picture of the plane after training, a file of its own. */
  String boundary() {
    int epoch = outcome.log().end().epoch();
    return film.plane().file(outcome.model(), epoch == 0 ? "Before training"
        : "After " + Numbers.count(epoch, "epoch"),
        "The points, and what the network answers around them.", Report.resource("picture.css"));
  }

  /** Every figure by the name of its place in the page. */
  Map<String, String> html() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("plane", film.large());
    places.put("plane-words", planeWords());
    places.put("legend", film.plane().legend(film.isEverWrong()));
    places.put("network", network);
    places.put("network-words", networkWords());
    places.put("curve", film.curve());
    places.put("curve-words", curveWords());
    places.put("map", film.map());
    MountPicture mount = film.mount();
    places.put("map-words", mount == null ? "" : mountWords(mount));
    places.put("map-table", mount == null ? "" : Tables.mount(mount.table(film.few())));
    places.put("multiples", film.multiples());
    places.put("frames", Integer.toString(film.size()));
    places.put("last-frame", Integer.toString(film.last()));
    places.put("shown-frame", Integer.toString(film.shown()));
    places.put("said", Html.text(film.saidAtEnd()));
    places.put("film", frames);
    places.put("step-chart", firstStep());
    places.put("predictions", predictions());
    return places;
  }

  private String planeWords() {
    boolean isNumber = points.task() == Task.NUMBER;
    Plane plane = film.plane().plane();
    Dots dots = film.plane().dots();
    StringBuilder out = new StringBuilder();
    if (plane.isCut()) {
      out.append("The plane of ").append(plane.names().get(1).isEmpty() ? "the only axis"
          : "the two principal axes").append(" of the ").append(points.features().size())
          .append(" features, standardised; ").append(Html.percent(plane.share()))
          .append(" of their variance lies in it. The ground is what the network answers in that"
              + " plane. A point stands where it is seen from straight above, so it can be right"
              + " though the ground beneath it is another's. ");
    }
    out.append(switch (points.task()) {
      case TWO_CLASSES -> "The shades part at <i>ŷ</i> = 0.1, 0.3, 0.5, 0.7 and 0.9.";
      case CLASSES -> points.classes().size() > Dots.SHAPES
          ? "Lines part what is taken for different labels."
          : "The ground has the colour of the most probable label.";
      case NUMBER -> "The ground has the shade of the prediction, a point that of its own number:"
          + " one that stands out is predicted badly.";
    });
    if (outcome.held() != null) {
      out.append(isNumber ? " Diamonds" : " Hollow ones")
          .append(" are held out: nothing was learned from them.");
    }
    if (dots.drawn() < dots.all()) {
      out.append(" ").append(dots.drawn()).append(" of ").append(dots.all())
          .append(" points are drawn: of each kind about as many.");
    }
    return out.toString();
  }

  private String networkWords() {
    boolean hasUnits = network.contains("class=\"seen\"");
    boolean hasMap = network.contains("class=\"map\"");
    boolean hasEdges = network.contains("class=\"edge");
    StringBuilder out = new StringBuilder();
    if (hasEdges) {
      out.append("An edge is a weight: <span class=\"stroke positive\"></span>positive,"
          + " <span class=\"stroke negative\"></span>negative, the wider the larger. ");
    }
    if (hasMap) {
      out.append("A map is a matrix <i>W</i>, a row for each unit that weights come from and a"
          + " column for each they lead to: <span class=\"cell-key positive\"></span>positive,"
          + " <span class=\"cell-key negative\"></span>negative, the stronger the larger beside the"
          + " largest of its matrix. ");
    }
    boolean hasRow = outcome.settings().hidden().stream()
        .anyMatch(n -> n > NetworkDrawing.MOST_UNITS);
    out.append("A ring is a bias").append(hasRow ? ", and so is a cell of the row below a map" : "")
        .append(". The largest of all epochs shown, without its sign, is ")
        .append(Html.number(film.largest())).append('.');
    if (hasUnits) {
      out.append(" In a hidden unit stands what it sees: its output over the plane of the points,"
          + " the darker the larger.");
    }
    return out.toString();
  }

  private String curveWords() {
    boolean isNumber = points.task() == Task.NUMBER;
    String plain = Html.number(new Finding(outcome).plainError());
    return "The error <i>E</i> against the epoch, in which every point is met once. The axis is"
        + " logarithmic, as much happens early. The dotted line is <i>E</i> = " + plain
        + (isNumber ? ", if always the mean is answered."
            : ", if always the shares of the labels are answered, as if nothing else were known.")
        + (outcome.held() == null ? "" : " The dashed line is <i>E</i> over the points held out.");
  }

  private static String mountWords(MountPicture mount) {
    return "Mount Errorest over a plane through the start (0, 0) and the end (1, 0) in the space of"
        + " all weights and biases; numbers are <i>E</i>. " + mount.words();
  }

  private String firstStep() {
    FirstStep step = outcome.firstStep();
    if (!Charts.canShow(step.predicted(), step.predictedWithBend(), step.actual(),
        step.errorAt(2))) {
      return "<p>These numbers are too large for a chart.</p>";
    }
    boolean isPlain = outcome.settings().rule().beginsPlain();
    return "<figure>" + Charts.firstStep(step, isPlain ? "steps of α along −∇E" : "first steps")
        + "\n<figcaption>" + (isPlain
            ? "Along −∇<i>E</i> from where the descent began, in steps of <i>α</i>:"
            : "Along the first step from where the descent began, in parts of it:")
        + " <span class=\"stroke positive\"></span><i>E</i> itself,"
        + " <span class=\"stroke dashes\"></span>the straight line of its slope,"
        + " <span class=\"stroke bend\"></span>slope and bend together. The dot is the first"
        + " step. The bend, ∇²<i>E</i>, is a derivative of a derivative, taken by the same tape."
        + "</figcaption></figure>";
  }

  /** A chart of predicted and true numbers; nothing for classes. */
  private String predictions() {
    if (points.task() != Task.NUMBER) return "";
    List<double[][]> series = new ArrayList<>();
    series.add(numbers(points));
    if (outcome.held() != null) series.add(numbers(outcome.held()));
    for (double[][] s : series) {
      if (!Charts.canShow(s[1])) return "<p>The predictions are too large for a chart.</p>";
    }
    return "<figure>" + Charts.predictions(Html.text(Shown.brief(points.label())), series)
        + "\n<figcaption>A point on the line is predicted right."
        + (outcome.held() == null ? "" : " Hollow ones are held out.") + "</figcaption></figure>";
  }

  private double[][] numbers(Points some) {
    return new double[][] {some.targets().toArray(),
        outcome.model().predict(some.rows()).toArray()};
  }
}
