package dev.xunjie.violation.casefile;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.List;

/**
 * What stands on every page: which case, which evidence, how far the record went, which page of how
 * many.
 */
final class PageFrame extends PdfPageEventHelper {
  private static final float SMALL = 7.5f;
  private static final float LINE_GAP = 14;
  private static final float LEADING = 10;
  private static final Color LINE = new Color(0xb8, 0xbe, 0xc6);

  private final Typeface type;
  private final List<String> left;
  private final String right;
  private final List<String> fingerprints;
  private PdfTemplate total;

  /**
   * A frame.
   *
   * @param left what stands above the text, side by side
   * @param right what stands there at the other edge
   * @param fingerprints lines below it, the first beside the page's number
   */
  PageFrame(Typeface type, List<String> left, String right, List<String> fingerprints) {
    this.type = type;
    this.left = List.copyOf(left);
    this.right = right;
    this.fingerprints = List.copyOf(fingerprints);
  }

  @Override
  public void onOpenDocument(PdfWriter writer, Document document) {
    total = writer.getDirectContent().createTemplate(40, 12);
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte page = writer.getDirectContent();
    float top = document.top() + LINE_GAP;
    float bottom = document.bottom() - LINE_GAP;
    show(page, Element.ALIGN_LEFT, String.join("    ", left), document.left(), top + 5);
    show(page, Element.ALIGN_RIGHT, right, document.right(), top + 5);
    line(page, document, top);
    line(page, document, bottom);
    float below = bottom - 11;
    for (String fingerprint : fingerprints) {
      show(page, Element.ALIGN_LEFT, fingerprint, document.left(), below);
      below -= LEADING;
    }
    String number = "第 %d 页  共".formatted(writer.getPageNumber());
    float reserved = width("00 页");
    float gap = width(" ");
    show(page, Element.ALIGN_RIGHT, number, document.right() - reserved - gap, bottom - 11);
    page.addTemplate(total, document.right() - reserved, bottom - 11);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    total.setBoundingBox(new Rectangle(0, -3, 40, 12));
    total.beginText();
    total.setFontAndSize(type.base(), SMALL);
    total.setColorFill(Typeface.QUIET);
    total.showText("%d 页".formatted(writer.getPageNumber() - 1));
    total.endText();
  }

  private float width(String text) {
    BaseFont font = type.base();
    return font.getWidthPoint(text, SMALL);
  }

  private void show(PdfContentByte page, int alignment, String text, float x, float y) {
    Phrase phrase = type.phrase(text, SMALL, Typeface.QUIET);
    ColumnText.showTextAligned(page, alignment, phrase, x, y, 0);
  }

  private static void line(PdfContentByte page, Document document, float y) {
    page.setColorStroke(LINE);
    page.setLineWidth(.5f);
    page.moveTo(document.left(), y);
    page.lineTo(document.right(), y);
    page.stroke();
  }
}
