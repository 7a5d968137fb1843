package dev.xunjie.violation.load;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers every query of a request that goes through, with its parameters in place. */
final class WatchedQueries {
  /** How the pool's statements begin to tell of themselves. */
  private static final String WRAPPING = " wrapping ";

  private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

  DataSource watch(DataSource database) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        return watched(Connection.class, super.getConnection());
      }
    };
  }

  /** The queries since this was asked last. */
  List<String> take() {
    List<String> taken = new ArrayList<>();
    for (String query = seen.poll(); query != null; query = seen.poll()) {
      taken.add(query);
    }
    return taken;
  }

  /** Not for one of the loops in the background. */
  private static boolean isForARequest() {
    return Thread.currentThread().getName().startsWith("http-");
  }

  private <T> T watched(Class<T> kind, T real) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> passOn(real, method, arguments)));
  }

  private Object passOn(Object real, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("executeQuery") && isForARequest()) {
      String told = real.toString();
      int begin = told.indexOf(WRAPPING);
      seen.add(begin < 0 ? told : told.substring(begin + WRAPPING.length()));
    }
    try {
      Object result = method.invoke(real, arguments);
      return result instanceof PreparedStatement statement
          ? watched(PreparedStatement.class, statement)
          : result;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
