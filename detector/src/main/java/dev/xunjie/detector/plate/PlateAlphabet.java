package dev.xunjie.detector.plate;

import dev.xunjie.contracts.plate.PlateNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The symbols that a reader tells apart, and which of them may stand where. Column 0 of a reader's
 * output is the blank of CTC, column i + 1 is symbol i.
 */
final class PlateAlphabet {
  private static final String OFFICE_LETTERS = "0ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LAST_OF_SEVEN = PlateNumber.SYMBOLS - 1;

  private final String symbols;
  private final int[][] columnsByPosition = new int[PlateNumber.NEW_ENERGY_SYMBOLS + 1][];

  /**
   * @param symbols each one character, in the order of the reader's columns
   * @throws IllegalArgumentException if a symbol of the grammar is missing
   */
  PlateAlphabet(List<String> symbols) {
    this.symbols = String.join("", symbols);
    Map<Character, Integer> columns = new HashMap<>();
    for (int i = 0; i < this.symbols.length(); i++) {
      columns.put(this.symbols.charAt(i), i + 1);
    }
    for (int position = 0; position < columnsByPosition.length; position++) {
      columnsByPosition[position] =
          allowedAt(position).chars().map(symbol -> column(columns, (char) symbol)).toArray();
    }
  }

  /** Columns that a reader has: one for the blank, one for each symbol. */
  int columns() {
    return symbols.length() + 1;
  }

  /** Columns of the symbols that may stand there; none after the eighth. */
  int[] columnsAt(int position) {
    return columnsByPosition[position];
  }

  char symbol(int column) {
    return symbols.charAt(column - 1);
  }

  private static String allowedAt(int position) {
    return switch (position) {
      case 0 -> PlateNumber.PROVINCES;
      case 1 -> OFFICE_LETTERS;
      case LAST_OF_SEVEN -> PlateNumber.SERIES + PlateNumber.ENDINGS;
      case PlateNumber.NEW_ENERGY_SYMBOLS -> "";
      default -> PlateNumber.SERIES;
    };
  }

  private int column(Map<Character, Integer> columns, char symbol) {
    Integer column = columns.get(symbol);
    if (column == null) {
      throw new IllegalArgumentException(
          "the reader's classes lack %s; they are %s".formatted(symbol, symbols));
    }
    return column;
  }
}
