package dev.gradus.teaching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;

/**
 * The page over this machine's loopback, for nobody else: on a free port, under a path that nobody
 * can guess, for requests that name this machine. Requests are answered on the thread that serves,
 * since a tape belongs to the thread that made it.
 */
final class PageServer implements AutoCloseable {
  static final int LONGEST_BODY = 1 << 20;
  private static final int TOKEN_BYTES = 16;

  private final HttpServer server;
  private final BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>();
  private final String path;
  private final Set<String> hosts;
  private final String page;
  private final String policy;
  private final BinaryOperator<String> answers;

  /**
   * Begins to listen.
   *
   * @param answers takes a question and a state to an answer
   */
  PageServer(BinaryOperator<String> answers) throws IOException {
    this.answers = answers;
    byte[] token = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(token);
    path = "/" + HexFormat.of().formatHex(token) + "/";
    policy = PageFile.servedPolicy();
    page = PageFile.served();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = server.getAddress().getPort();
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    server.setExecutor(requests::add);
    server.createContext("/", exchange -> {
      try (exchange) {
        answer(exchange);
      }
    });
    server.start();
  }

  /** Where the page is. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Answers requests until the thread is interrupted. */
  void serve() {
    try {
      while (true) requests.take().run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the caller's to see
    }
  }

  /** Answers what comes within a time. */
  void serveFor(long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    for (long left; (left = end - System.nanoTime()) > 0;) {
      Runnable request = requests.poll(left, TimeUnit.NANOSECONDS);
      if (request != null) request.run();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    String asked = exchange.getRequestURI().getPath();
    boolean isOurs = host != null && hosts.contains(host) && asked.startsWith(path)
        && (origin == null || origin.equals("http://" + host));
    if (!isOurs) {
      send(exchange, 403, "text/plain", "This page is for the program that opened it.");
    } else if (asked.equals(path)) {
      if (is(exchange, "GET")) send(exchange, 200, "text/html", page);
    } else if (asked.equals(path + "ask")) {
      if (is(exchange, "POST")) ask(exchange);
    } else {
      send(exchange, 404, "text/plain", "There is nothing else here.");
    }
  }

  private static boolean is(HttpExchange exchange, String method) throws IOException {
    if (exchange.getRequestMethod().equals(method)) return true;
    exchange.getResponseHeaders().set("Allow", method);
    exchange.sendResponseHeaders(405, -1);
    return false;
  }

  private void ask(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      send(exchange, 413, "text/plain", "A question has up to " + LONGEST_BODY + " bytes.");
      return;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    int end = text.indexOf('\0'); // the state comes first: it has no such character
    if (end < 0) {
      send(exchange, 400, "text/plain", "A question is a state, a zero and the question.");
      return;
    }
    send(exchange, 200, "application/json",
        answers.apply(text.substring(end + 1), text.substring(0, end)));
  }

  private void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Content-Security-Policy", policy + "; frame-ancestors 'none'");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() { server.stop(0); }
}
