package dev.xunjie.violation.limit;

import dev.xunjie.violation.problem.Problem;
import dev.xunjie.violation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are larger than anything of ours, before or while they are read, whether
 * their length is told or not. Pictures have a limit of their own where they are taken.
 */
final class BodyLimit extends OncePerRequestFilter {
  /** Ten times the largest policy of a camera with 200 zones of 64 corners. */
  private static final long MOST_BYTES = 1 << 20;

  private static final String DETAIL =
      "The request's body is larger than %d bytes, more than anything that is taken here."
          .formatted(MOST_BYTES);

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      problems.write(response, HttpStatus.CONTENT_TOO_LARGE, "body-too-large", DETAIL);
      return;
    }
    chain.doFilter(new Counted(request), response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/") || type.startsWith("image/");
  }

  /** A request whose body is counted while it is read. */
  private static final class Counted extends HttpServletRequestWrapper {
    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedStream(super.getInputStream());
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream body;
    private long read;

    CountedStream(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = body.read(into, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int more) {
      read += more;
      if (read > MOST_BYTES) {
        throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", DETAIL);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
