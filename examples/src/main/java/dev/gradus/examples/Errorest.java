package dev.gradus.examples;

import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.PointsFile;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Experiment;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Rule;
import dev.gradus.examples.descent.Settings;
import dev.gradus.examples.report.Report;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;
import dev.gradus.nn.Model;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The program {@code errorest}: reads points, trains a network on them, and shows how it goes
 * down Mount Errorest, in the terminal and in a report.
 *
 * <p>Exit code: 0, or 2 if something the user gave must be mended first.
 */
@Command(name = "errorest", sortOptions = false, usageHelpWidth = 96,
    description = {"Trains a network on points with labels, or with a number to predict, and shows"
        + " the descent", "of its error. Without options it takes a bundled set of two labels that"
            + " no straight line", "can separate."},
    footer = {"", "Writes report.html, a page that needs no network, and boundary.svg, a picture",
        "of what the network answers. Exit code: 0, or 2 if something given must be mended."})
public final class Errorest implements Callable<Integer> {
  private static final int TO_MEND = 2;
  private static final Logger LIBRARY = Logger.getLogger("dev.gradus");

  @Option(names = {"-d", "--data"}, paramLabel = "FILE", defaultValue = "ring",
      description = {"A file: on each line two or more numbers and a label, or a number to"
          + " predict, separated by commas, semicolons, tabs or blanks; with a header or without."
          + " Or a bundled set: ring (red and blue points), iris (petals of two species), moons,"
          + " xor, spirals, blobs (three labels), hills (a number). Default: ${DEFAULT-VALUE}."})
  private String data = "";

  @Option(names = "--label", paramLabel = "COLUMN", description = {"The column of the labels, or of"
      + " the number to predict, by its title or number. Default: the last one."})
  private @Nullable String label;

  @Option(names = "--features", paramLabel = "COLUMNS", converter = Values.Names.class,
      description = {"The columns of the features, such as age,height. Default: all others."})
  private Values.Listed features = Values.Listed.NONE;

  @Option(names = "--drop", paramLabel = "COLUMNS", converter = Values.Names.class,
      description = "Columns to leave out.")
  private Values.Listed drop = Values.Listed.NONE;

  @Option(names = "--classes", paramLabel = "LABELS", converter = Values.Names.class,
      description = {"The labels to tell apart, where there are more, such as a,b: a counts as 0,"
          + " b as 1; rows with others are left out."})
  private Values.Listed classes = Values.Listed.NONE;

  @Option(names = "--target", paramLabel = "KIND", converter = Values.Targets.class,
      description = {"What the label is: classes (2 to 20 labels to tell apart) or number (to"
          + " predict). Default: number for numbers with decimals or of more than 20 values."})
  private Choice.@Nullable Target target;

  @Option(names = "--skip-gaps", description = {"Leaves out rows in which a"
      + " value is missing; with --predict they have an empty answer."})
  private boolean skipGaps;

  @Option(names = "--hold-out", paramLabel = "SHARE", converter = Values.Share.class,
      description = {"The share of the points of each class that is not learned from, such as"
          + " 0.2, to see how the network does on points it has not met. Default: none."})
  private @Nullable Double holdOut;

  @Option(names = "--stop-early", paramLabel = "EPOCHS", converter = Values.Patience.class,
      description = {"Ends when the error of the points held out has not become less for so many"
          + " epochs, with the network that was best on them. Default: all epochs are done."})
  private @Nullable Integer patience;

  @Option(names = "--hidden", paramLabel = "UNITS", defaultValue = "4",
      converter = Values.HiddenLayers.class, description = {"The number of units of each hidden"
          + " layer, such as 4 or 8,8; or none. Default: ${DEFAULT-VALUE}."})
  private Values.Hidden hidden = new Values.Hidden(List.of());

  @Option(names = "--activation", paramLabel = "NAME", defaultValue = "sigmoid",
      converter = Values.Activations.class, description = {"What hidden units make of their sums:"
          + " sigmoid, tanh, relu, leaky-relu, elu, gelu, silu, softplus. Default:"
          + " ${DEFAULT-VALUE}."})
  private Curve activation = Curve.SIGMOID;

  @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "sgd",
      converter = Values.Optimizers.class, description = {"How steps are made of the gradient:"
          + " sgd (gradient descent), adam, adamw, rmsprop, adagrad, lion."
          + " Default: ${DEFAULT-VALUE}."})
  private Rule.Kind optimizer = Rule.Kind.SGD;

  @Option(names = "--momentum", paramLabel = "MU", converter = Values.Momentum.class,
      description = {"The share of the last step that is kept in the next one, such as 0.9, with"
          + " --optimizer sgd. Default: none."})
  private @Nullable Double momentum;

  @Option(names = "--weight-decay", paramLabel = "LAMBDA", converter = Values.Decay.class,
      description = {"How strongly weights are drawn towards 0, such as 1e-4. Default: none, but"
          + " 0.01 with --optimizer adamw."})
  private @Nullable Double decay;

  @Option(names = "--rate", paramLabel = "ALPHA", converter = Values.Rate.class,
      description = {"The learning rate, by which the gradient is multiplied for a step. Default:"
          + " 0.5, and 0.05 for a number to predict, both times 1 - MU; 0.01 with an optimizer"
          + " other than sgd."})
  private @Nullable Double rate;

  @Option(names = "--epochs", paramLabel = "N", defaultValue = "3000",
      converter = Values.Epochs.class,
      description = "How often every point is met. Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(names = "--batch", paramLabel = "POINTS", converter = Values.Batch.class,
      description = "How many points a step averages over. Default: all.")
  private @Nullable Integer batch;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "6", converter = Values.Seed.class,
      description = {"For the first weights, the order of the points and which are held out: the"
          + " same seed gives the same numbers. Default: ${DEFAULT-VALUE}."})
  private long seed;

  @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", defaultValue = "errorest-report",
      description = {"Where the report goes. Only files of an earlier report are replaced there."
          + " Default: ${DEFAULT-VALUE}."})
  private String output = "errorest-report";

  @Option(names = "--save", paramLabel = "MODEL", description = {"A file for the network that was"
      + " learned, to be used by --model, or by any program of the library."})
  private @Nullable String save;

  @Option(names = "--json", paramLabel = "FILE",
      description = "A file for everything the summary says, as JSON.")
  private @Nullable String json;

  @Option(names = "--model", paramLabel = "MODEL",
      description = "A file that --save wrote, for --predict.")
  private @Nullable String model;

  @Option(names = "--predict", paramLabel = "FILE", description = {"Trains nothing, but prints what"
      + " the model answers for each row of a file, as CSV. Columns are found by the titles that"
      + " the model knows; others are passed over."})
  private @Nullable String predict;

  @Option(names = "--answers", paramLabel = "FILE",
      description = "Where the answers of --predict go. Default: they are printed.")
  private @Nullable String answers;

  @Spec
  private @Nullable CommandSpec spec;

  @SuppressWarnings("unused") // picocli sees to it
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this text.")
  private boolean help;

  /**
   * Runs the program and ends the Java process with its exit code.
   *
   * @param arguments the options
   */
  public static void main(String... arguments) { System.exit(run(arguments)); }

  /** Runs the program; gives its exit code. */
  static int run(String... arguments) {
    LIBRARY.setLevel(Level.WARNING); // vectors are no use to networks as small as these
    return new CommandLine(new Errorest())
        .setParameterExceptionHandler((e, a) -> refuse(e, seeHelp(RunAgain.maven())))
        .setExecutionExceptionHandler((e, line, result) -> {
          if (e instanceof BadInputException) return refuse(e, "");
          throw e;
        })
        .execute(arguments);
  }

  /**
   * How to ask for help.
   *
   * @param maven the command, if Maven has started the program; else null
   */
  static String seeHelp(@Nullable String maven) {
    return maven == null ? "; see errorest --help"
        : "; options go into -Dargs=\"...\"; see " + maven + " -Dargs=--help";
  }

  private static int refuse(Exception e, String advice) {
    String message = e.getMessage() + advice;
    System.err.println("errorest: " + message.lines().map(line -> line.startsWith("  ") ? "  "
        + Shown.of(line) : Shown.of(line)).collect(Collectors.joining(System.lineSeparator())));
    return TO_MEND;
  }

  @Override
  public Integer call() throws BadInputException {
    if (model != null || predict != null || answers != null) predict();
    else descend();
    return 0;
  }

  /** Answers by a model that was saved. */
  private void predict() throws BadInputException {
    if (predict == null) {
      throw new BadInputException((model == null ? "--answers" : "--model") + " goes with"
          + " --predict; name a file to predict for, such as --predict new.csv");
    }
    if (model == null) {
      throw new BadInputException("--predict " + Shown.of(predict) + " needs a model; name one that"
          + " --save wrote, such as --model model.safetensors");
    }
    List<String> allowed = List.of("--model", "--predict", "--answers", "--skip-gaps");
    for (OptionSpec given : Objects.requireNonNull(spec).commandLine().getParseResult()
        .matchedOptions()) {
      if (allowed.contains(given.longestName())) continue;
      throw new BadInputException(given.longestName() + " is for training, and --predict trains"
          + " nothing; leave one of the two out");
    }
    NewFile file = answers == null ? null : NewFile.at("--answers", answers, "answers.csv",
        "file of answers", Prediction::isOwn, Path.of(""));
    String csv = Prediction.by(model).answers(predict, skipGaps);
    if (file == null) {
      System.out.writeBytes(csv.getBytes(StandardCharsets.UTF_8)); // in any locale
    } else {
      System.out.println("written: " + Shown.of(file.write(csv).toString()));
    }
    System.out.flush();
  }

  /** Goes down Mount Errorest. */
  private void descend() throws BadInputException {
    checkTogether();
    ReportFolder folder = ReportFolder.at(output);
    Points points = PointsFile.open(data, new Choice(label, features.names(), drop.names(),
        classes.names(), skipGaps, target));
    Settings settings = settings(points);
    Experiment experiment = new Experiment(points, settings);
    folder.check(Report.FILES);
    NewFile modelFile = save == null ? null : NewFile.at("--save", save, "model.safetensors",
        "model", Errorest::isModel, folder.path());
    NewFile jsonFile = json == null ? null : NewFile.at("--json", json, "summary.json", "summary",
        Summary::isOwn, folder.path());
    if (modelFile != null && jsonFile != null) jsonFile.checkOther(modelFile);
    PrintStream out = System.out;
    PrintStream err = System.err;
    Transcript.begin(out, points, settings, experiment);
    Outcome outcome;
    try (Progress progress = Progress.of(points.task(), epochs, out, err)) {
      outcome = experiment.run(progress);
    }
    String command = RunAgain.command(data, points, settings);
    Transcript.end(out, outcome, command);
    out.println();
    List<Path> written = new ArrayList<>(folder.write(Report.files(outcome, command)));
    if (modelFile != null) written.add(modelFile.write(outcome.model()::save));
    if (jsonFile != null) written.add(jsonFile.write(Summary.json(outcome, command)));
    for (Path file : written) out.println("written: " + Shown.of(file.toString()));
    Transcript.ideas(out, outcome);
  }

  private void checkTogether() throws BadInputException {
    if (patience != null && holdOut == null) {
      throw new BadInputException("--stop-early " + patience + " watches the error of points held"
          + " out, but none are held out; say how many, such as --hold-out 0.2");
    }
    if (target == Choice.Target.NUMBER && !classes.names().isEmpty()) {
      throw new BadInputException("--classes names labels, but --target number predicts a number;"
          + " leave one of the two out");
    }
    if (momentum != null && optimizer != Rule.Kind.SGD) {
      throw new BadInputException("--momentum " + Numbers.given(momentum) + " goes with --optimizer"
          + " sgd, and " + optimizer + " has none to choose; leave one of the two out");
    }
  }

  private Settings settings(Points points) {
    double usualDecay = optimizer == Rule.Kind.ADAMW ? 0.01 : 0;
    Rule rule = new Rule(optimizer, momentum == null ? 0 : momentum,
        decay == null ? usualDecay : decay);
    return new Settings(hidden.units(), activation, rule,
        rate == null ? rule.usualRate(points.task()) : rate, epochs,
        batch == null ? points.size() : batch, seed, holdOut == null ? 0 : holdOut,
        patience == null ? 0 : patience);
  }

  private static boolean isModel(Path file) throws IOException {
    try {
      return Model.load(file) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
