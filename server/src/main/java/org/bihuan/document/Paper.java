package org.bihuan.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper as its writer thinks of it, from the top down.
 *
 * @param foot stands small at the foot of every page, before the page number
 */
public record Paper(String title, List<Block> blocks, String foot) {

  public Paper {
    blocks = List.copyOf(blocks);
  }

  /** A part of a paper. */
  public sealed interface Block {}

  /** The name of what follows, on the same page as its beginning. */
  public record Heading(String text) implements Block {}

  /** A paragraph, first line indented by two characters. */
  public record Paragraph(String text) implements Block {}

  /** A ruled table; widths are shares of the line. A table without a head has no column names. */
  public record Table(List<Integer> widths, List<String> head, List<List<String>> rows) implements Block {
    public Table {
      widths = List.copyOf(widths);
      head = List.copyOf(head);
      rows = List.copyOf(rows);
    }
  }

  /** Pictures two abreast, each with its words. */
  public record Pictures(List<Picture> pictures) implements Block {
    public Pictures {
      pictures = List.copyOf(pictures);
    }
  }

  /** Places to sign, one below the other, with what has been signed. */
  public record Signatures(List<Signature> signatures) implements Block {
    public Signatures {
      signatures = List.copyOf(signatures);
    }
  }

  /** @param jpeg as it is; its size in pixels gives the proportions */
  public record Picture(String caption, byte[] jpeg, int width, int height) {}

  /**
   * @param drawn null leaves a line to sign on
   * @param day as it stands beside the name; empty where there is none
   */
  public record Signature(String label, String name, @Nullable Picture drawn, String day) {}
}
