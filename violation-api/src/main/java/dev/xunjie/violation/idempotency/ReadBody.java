package dev.xunjie.violation.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A request whose body, as far as it is small, was read and can be read once more. */
final class ReadBody extends HttpServletRequestWrapper {
  private final byte[] begin;
  private final InputStream whole;
  private final boolean complete;

  /** Reads the body, up to that many bytes. */
  ReadBody(HttpServletRequest request, int most) throws IOException {
    super(request);
    begin = request.getInputStream().readNBytes(most + 1);
    complete = begin.length <= most;
    whole =
        complete
            ? new ByteArrayInputStream(begin)
            : new SequenceInputStream(new ByteArrayInputStream(begin), request.getInputStream());
  }

  /** Whether it isn't too large to be known as a whole. */
  boolean isComplete() {
    return complete;
  }

  /** SHA-256 of all that the request asks for. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String line =
          String.join(
              "\n", getMethod(), getRequestURI(), Optional.ofNullable(getQueryString()).orElse(""));
      digest.update(line.getBytes(UTF_8));
      digest.update((byte) '\n');
      return HexFormat.of().formatHex(digest.digest(begin));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(whole, UTF_8));
  }

  @Override
  public ServletInputStream getInputStream() {
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        return whole.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return whole.read(into, offset, length);
      }

      @Override
      public boolean isFinished() {
        try {
          return whole.available() == 0;
        } catch (IOException closed) {
          return true;
        }
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("the body is read in turn");
      }
    };
  }
}
