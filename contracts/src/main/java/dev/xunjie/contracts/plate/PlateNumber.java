package dev.xunjie.contracts.plate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number on a Chinese plate, as GA 36-2018 composes it: the province, the letter of the issuing
 * office, then five symbols, or six on plates of new-energy vehicles.
 *
 * <p>Series have no I and no O. Where such a letter stands nevertheless, as the office's letter of
 * old police plates does, it can't be told from a digit by its form: O is held as 0 and I as 1, so
 * that two readings of one plate are equal.
 *
 * <p>In JSON a text.
 *
 * @param text 7 symbols, of which the last may be 学警挂港澳使领; or 8: a letter A to K for the drive and
 *     a digit or letter and four digits (small vehicles), or five digits and that letter
 */
public record PlateNumber(String text) {
  /** The thirty-one provinces, autonomous regions and municipalities. */
  public static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

  /** Digits and letters of the series. */
  public static final String SERIES = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /** What may end a number: trainee, police, trailer, Hong Kong, Macao, embassy, consulate. */
  public static final String ENDINGS = "学警挂港澳使领";

  /** Symbols of a plate that isn't a new-energy vehicle's. */
  public static final int SYMBOLS = 7;

  /** Symbols of a new-energy vehicle's plate. */
  public static final int NEW_ENERGY_SYMBOLS = 8;

  private static final String OFFICE = "[%s][0A-HJ-NP-Z]".formatted(PROVINCES);
  private static final String DRIVE = "[A-HJK]";
  private static final Pattern FORM =
      Pattern.compile(
          OFFICE
              + "(?:[%1$s]{4}[%1$s%2$s]|%3$s[%1$s][0-9]{4}|[0-9]{5}%3$s)"
                  .formatted(SERIES, ENDINGS, DRIVE));

  @JsonCreator
  public PlateNumber {
    Objects.requireNonNull(text, "a plate number needs its text");
    String canonical = canonical(text);
    if (!FORM.matcher(canonical).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no plate number: a province, the office's letter, then 5 symbols, or 6 in a new-energy form"
              .formatted(text));
    }
    text = canonical;
  }

  /** The number, if the text is one. */
  public static Optional<PlateNumber> find(String text) {
    return FORM.matcher(canonical(text)).matches()
        ? Optional.of(new PlateNumber(text))
        : Optional.empty();
  }

  /** Whether the number has a new-energy vehicle's form. */
  public boolean isNewEnergy() {
    return text.length() == NEW_ENERGY_SYMBOLS;
  }

  /** Whether the last symbol tells a special use, such as 警 or 学. */
  public boolean hasEnding() {
    return ENDINGS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  @JsonValue
  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }

  /** The text with O as 0, I as 1 and without the dot or spaces between office and series. */
  public static String canonical(String text) {
    return text.replace('O', '0').replace('I', '1').replaceAll("[\\s·•.]", "");
  }
}
