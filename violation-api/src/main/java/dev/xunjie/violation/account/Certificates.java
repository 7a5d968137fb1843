package dev.xunjie.violation.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The officers' certificates in PostgreSQL. */
@Component
public final class Certificates {
  private final JdbcClient database;

  Certificates(JdbcClient database) {
    this.database = database;
  }

  /** The number of the officer's certificate that is valid on that day, if one is. */
  public Optional<String> numberOn(String username, LocalDate day) {
    return database
        .sql(
            """
            select number from officer_certificate
            where username = :username and :day between valid_from and valid_until
            order by valid_until desc, number limit 1
            """)
        .param("username", username)
        .param("day", day)
        .query(String.class)
        .optional();
  }

  /** Adds a certificate; false, and nothing changed, if somebody has that number already. */
  public boolean add(Certificate certificate) {
    return database
            .sql(
                """
                insert into officer_certificate (username, number, valid_from, valid_until)
                values (:username, :number, :from, :until)
                on conflict do nothing
                """)
            .param("username", certificate.username())
            .param("number", certificate.number())
            .param("from", certificate.validFrom())
            .param("until", certificate.validUntil())
            .update()
        == 1;
  }

  /** Changes the days of a certificate; false if the officer has none of that number. */
  boolean changeDays(Certificate certificate) {
    return database
            .sql(
                """
                update officer_certificate set valid_from = :from, valid_until = :until
                where username = :username and number = :number
                """)
            .param("username", certificate.username())
            .param("number", certificate.number())
            .param("from", certificate.validFrom())
            .param("until", certificate.validUntil())
            .update()
        == 1;
  }

  /** All of an officer's certificates, the one that lasts longest first. */
  List<Certificate> of(String username) {
    return database
        .sql(
            """
            select * from officer_certificate where username = :username
            order by valid_until desc, number
            """)
        .param("username", username)
        .query(Certificates::fromRow)
        .list();
  }

  private static Certificate fromRow(ResultSet row, int number) throws SQLException {
    return new Certificate(
        row.getString("username"),
        row.getString("number"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class));
  }
}
