package dev.vesper.jobs.factor;

/** The products of one person's vector with those of all contents. */
public final class Products {
  private final Tiles tiles;
  private final float[] products = new float[Tiles.TILE];

  public Products(Factors contents) {
    this.tiles = Tiles.of(contents);
  }

  /** Writes the product with each content to its place. */
  public void of(Factors people, int person, float[] scores) {
    for (int tile = 0; tile < tiles.count(); tile++) {
      tiles.products(tile, people.values(), people.at(person), products);
      for (int place = 0; place < tiles.filled(tile); place++) {
        scores[tiles.content(tile, place)] = products[place];
      }
    }
  }
}
