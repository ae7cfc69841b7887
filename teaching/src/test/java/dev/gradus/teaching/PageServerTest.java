package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The local server answers the page that it served, and nobody else. */
class PageServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private PageServer server;

  @BeforeEach
  void open() throws IOException {
    Tape tape = new Tape();
    Var w = tape.variable("w", 2);
    Scene scene = Teaching.scene(tape, w.square().add(w.sin()));
    server = new PageServer((question, state) -> Answers.answer(question, state, scene));
  }

  @AfterEach
  void close() { server.close(); }

  private HttpResponse<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString());
    try {
      while (!answer.isDone()) server.serveFor(10);
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path));
  }

  private HttpResponse<String> ask(String body) {
    return send(to("ask").POST(BodyPublishers.ofString(body)).build());
  }

  /** What is answered to a request in the words of the protocol. */
  private String raw(String request) throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      server.serveFor(200);
      byte[] line = socket.getInputStream().readNBytes(12);
      return new String(line, StandardCharsets.US_ASCII);
    }
  }

  @Test
  void itServesThePageAndAnswersOnTheThreadOfTheTape() {
    HttpResponse<String> page = send(to("").build());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("data-engine=\"server\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'").contains("connect-src 'self'");
    HttpResponse<String> tape = ask("\0tape");
    assertThat(tape.statusCode()).isEqualTo(200);
    assertThat(tape.body()).contains("sin(%0)").doesNotContain("refused");
    assertThat(ask("at=1\0network").body()).contains("refused");
  }

  @Test
  void otherHostsAreRefused() throws Exception {
    String path = server.uri().getPath();
    int port = server.uri().getPort();
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: example.org\r\n\r\n")).endsWith("403");
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: example.org:" + port + "\r\n\r\n"))
        .endsWith("403");
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n"))
        .endsWith("200");
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
        + "\r\nOrigin: http://example.org\r\n\r\n")).endsWith("403");
  }

  @Test
  void aMissingNameIsRefused() {
    for (String path : new String[] {"/", "/ask", "/0123/"}) {
      URI uri = URI.create("http://127.0.0.1:" + server.uri().getPort() + path);
      assertThat(send(HttpRequest.newBuilder(uri).build()).statusCode()).isEqualTo(403);
    }
    assertThat(send(to("other").build()).statusCode()).isEqualTo(404);
  }

  @Test
  void otherMethodsAndLargeBodiesAreRefused() {
    assertThat(send(to("").POST(BodyPublishers.noBody()).build()).statusCode()).isEqualTo(405);
    assertThat(send(to("ask").build()).statusCode()).isEqualTo(405);
    assertThat(send(to("").DELETE().build()).statusCode()).isEqualTo(405);
    assertThat(ask("x".repeat(PageServer.LONGEST_BODY + 1)).statusCode()).isEqualTo(413);
    assertThat(ask("no zero").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNoErrorOfTheTapeIsRefusedAtTheCall() {
    Tape tape = new Tape();
    Var w = tape.variable("w", 2);
    assertThatThrownBy(() -> Teaching.scene(new Tape(), w.square()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Teaching.scene(tape, null)).hasMessageContaining("is null; give");
  }
}
