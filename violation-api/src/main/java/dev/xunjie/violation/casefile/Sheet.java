package dev.xunjie.violation.casefile;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A document in A4, and the few things that it is made of. */
final class Sheet {
  private static final float MARGIN = 56;

  /** With the space around it. */
  private static final float HEADING_HEIGHT = 45;

  private static final float SUBHEADING_HEIGHT = 30;

  /** Of a line in a form or table. */
  private static final float LINE_HEIGHT = 22;

  private static final float TITLE = 21;
  private static final float HEADING = 12;
  private static final float SUBHEADING = 9.5f;
  private static final float TEXT = 9;
  private static final float LABEL = 8.5f;
  private static final float CAPTION = 7;
  private static final Color LINE = new Color(0xb8, 0xbe, 0xc6);
  private static final Color SHADE = new Color(0xf1, 0xf3, 0xf6);
  private static final Color ACCENT = new Color(0x1f, 0x4b, 0x7a);

  /** Chinese numbers of chapters. */
  private static final String NUMBERS = "一二三四五六七八九十";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, 68, 62);
  private final Typeface type;
  private final PdfWriter writer;
  private final List<Chapter> chapters = new ArrayList<>();

  Sheet(Typeface type, String title, PageFrame frame) {
    this.type = type;
    this.writer = PdfWriter.getInstance(document, bytes);
    writer.setPageEvent(frame);
    writer.setFullCompression();
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
    document.addTitle(title);
    document.addCreator("Xunjie");
    document.open();
  }

  byte[] close() {
    document.close();
    return bytes.toByteArray();
  }

  void title(String text, String below) {
    Paragraph title = new Paragraph(type.phrase(text, TITLE, Typeface.INK));
    title.setAlignment(Element.ALIGN_CENTER);
    title.setSpacingBefore(10);
    document.add(title);
    Paragraph subtitle = new Paragraph(type.phrase(below, LABEL, Typeface.QUIET));
    subtitle.setAlignment(Element.ALIGN_CENTER);
    subtitle.setSpacingBefore(4);
    subtitle.setSpacingAfter(16);
    document.add(subtitle);
  }

  /** A numbered part of the document and the page on which it begins. */
  record Chapter(String title, int page) {}

  /** Those that were begun so far. */
  List<Chapter> chapters() {
    return List.copyOf(chapters);
  }

  /** What the document holds, on which page. */
  void contents(List<Chapter> listed) {
    subheading("卷内目录");
    table(
        new float[] {6, 1},
        List.of("内容", "页次"),
        listed.stream()
            .map(chapter -> List.of(chapter.title(), String.valueOf(chapter.page())))
            .toList());
  }

  void newPage() {
    document.newPage();
  }

  /** A heading within a chapter, on the same page as the first lines of what it heads. */
  void subheading(String text) {
    subheading(text, 2 * LINE_HEIGHT);
  }

  /** A heading within a chapter, on the same page as so many points of what it heads. */
  void subheading(String text, float points) {
    float room = writer.getVerticalPosition(true) - document.bottom();
    if (room < SUBHEADING_HEIGHT + points) {
      document.newPage();
    }
    Paragraph heading = new Paragraph(type.phrase(text, SUBHEADING, Typeface.INK));
    heading.setSpacingBefore(8);
    heading.setSpacingAfter(5);
    document.add(heading);
  }

  /** Lines to be signed by hand. */
  void signatures(List<String> labels) {
    PdfPTable table = new PdfPTable(labels.size());
    table.setWidthPercentage(100);
    table.setSpacingBefore(18);
    table.setKeepTogether(true);
    for (String label : labels) {
      PdfPCell cell = new PdfPCell(type.phrase(label + "：", TEXT, Typeface.INK));
      cell.setBorder(PdfPCell.BOTTOM);
      cell.setBorderColor(LINE);
      cell.setFixedHeight(44);
      cell.setVerticalAlignment(Element.ALIGN_TOP);
      table.addCell(cell);
    }
    document.add(table);
  }

  /** A heading, never alone at the end of a page. */
  void heading(String text) {
    heading(text, 2);
  }

  /** A heading over something that stays on one page and has about that many lines. */
  void heading(String text, int lines) {
    float room = writer.getVerticalPosition(true) - document.bottom();
    if (room < HEADING_HEIGHT + lines * LINE_HEIGHT) {
      document.newPage();
    }
    float top = writer.getVerticalPosition(true);
    Chapter chapter =
        new Chapter(NUMBERS.charAt(chapters.size()) + "、" + text, writer.getPageNumber());
    chapters.add(chapter);
    new PdfOutline(
        writer.getRootOutline(), new PdfDestination(PdfDestination.FITH, top), chapter.title());
    PdfPCell cell = new PdfPCell(type.phrase(chapter.title(), HEADING, ACCENT));
    cell.setBorder(PdfPCell.BOTTOM);
    cell.setBorderColor(ACCENT);
    cell.setBorderWidth(.8f);
    cell.setPadding(0);
    cell.setPaddingBottom(5);
    PdfPTable table = new PdfPTable(1);
    table.setWidthPercentage(100);
    table.setSpacingBefore(16);
    table.setSpacingAfter(7);
    table.addCell(cell);
    document.add(table);
  }

  void text(String text) {
    Paragraph paragraph = new Paragraph(type.phrase(text, TEXT, Typeface.INK));
    paragraph.setLeading(15);
    paragraph.setSpacingAfter(8);
    document.add(paragraph);
  }

  void note(String text) {
    Paragraph paragraph = new Paragraph(type.phrase(text, LABEL, Typeface.QUIET));
    paragraph.setLeading(13);
    paragraph.setSpacingBefore(3);
    document.add(paragraph);
  }

  /** A form: labels and values in turn, two pairs on a line. */
  void form(List<Field> fields) {
    PdfPTable table = table(new float[] {1.15f, 3, 1.15f, 3});
    for (Field field : fields) {
      table.addCell(cell(field.label(), LABEL, Typeface.QUIET, SHADE));
      PdfPCell value = cell(field.value(), TEXT, Typeface.INK, Color.WHITE);
      value.setColspan(field.wide() ? 3 : 1);
      table.addCell(value);
    }
    table.completeRow();
    table.setKeepTogether(true);
    document.add(table);
  }

  /**
   * A field of a form.
   *
   * @param wide whether it takes the whole line
   */
  record Field(String label, String value, boolean wide) {
    static Field of(String label, String value) {
      return new Field(label, value, false);
    }

    static Field wide(String label, String value) {
      return new Field(label, value, true);
    }
  }

  /** A table whose header stands on every page that it reaches. */
  void table(float[] widths, List<String> header, List<List<String>> rows) {
    PdfPTable table = table(widths);
    header.forEach(name -> table.addCell(cell(name, LABEL, Typeface.QUIET, SHADE)));
    table.setHeaderRows(1);
    for (List<String> row : rows) {
      row.forEach(text -> table.addCell(cell(text, LABEL, Typeface.INK, Color.WHITE)));
    }
    document.add(table);
  }

  /** Pictures beside each other, each with its caption, on one page. */
  void pictures(List<Shown> pictures, float tallest) {
    pictures(pictures, tallest, pictures.size());
  }

  /** Pictures beside each other, in so many columns, each with its caption, on one page. */
  void pictures(List<Shown> pictures, float tallest, int columns) {
    PdfPTable table = new PdfPTable(columns);
    table.setWidthPercentage(100);
    table.setSpacingAfter(10);
    table.setKeepTogether(true);
    float width = (document.right() - document.left()) / columns - 6;
    for (Shown shown : pictures) {
      PdfPCell cell = new PdfPCell();
      cell.setBorder(PdfPCell.NO_BORDER);
      cell.setPadding(0);
      cell.setPaddingRight(columns > 1 ? 6 : 0);
      cell.addElement(image(shown.jpeg(), width, tallest));
      Paragraph caption = new Paragraph(type.phrase(shown.caption(), CAPTION, Typeface.QUIET));
      caption.setLeading(10);
      cell.addElement(caption);
      table.addCell(cell);
    }
    table.getDefaultCell().setBorder(PdfPCell.NO_BORDER);
    table.completeRow();
    document.add(table);
  }

  /** A picture and what is said of it. */
  record Shown(byte[] jpeg, String caption) {}

  private static Image image(byte[] jpeg, float widest, float tallest) {
    try {
      Image image = Image.getInstance(jpeg);
      image.scaleToFit(widest, tallest);
      image.setBorder(Image.BOX);
      image.setBorderWidth(.5f);
      image.setBorderColor(LINE);
      return image;
    } catch (IOException damaged) {
      throw new IllegalStateException("a picture whose hash is right is no picture", damaged);
    }
  }

  private static PdfPTable table(float[] widths) {
    PdfPTable table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingAfter(4);
    return table;
  }

  private PdfPCell cell(String text, float points, Color colour, Color ground) {
    PdfPCell cell = new PdfPCell(type.phrase(text, points, colour));
    cell.setLeading(0, 1.35f);
    cell.setPadding(4.5f);
    cell.setPaddingTop(2);
    cell.setPaddingBottom(5.5f);
    cell.setBorderWidth(.5f);
    cell.setBorderColor(LINE);
    cell.setBackgroundColor(ground);
    cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
    return cell;
  }
}
