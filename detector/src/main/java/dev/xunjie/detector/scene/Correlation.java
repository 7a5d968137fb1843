package dev.xunjie.detector.scene;

/** How much two structures of one size agree, over the whole and in each block. */
final class Correlation {
  private final double[] product = new double[Blocks.COUNT];
  private final double[] energy = new double[Blocks.COUNT];
  private final double[] otherEnergy = new double[Blocks.COUNT];

  Correlation(Structure one, Structure other) {
    this(one, other, 0, 0);
  }

  /** As if the one had wandered over the other by so many pixels; what wandered out is left out. */
  Correlation(Structure one, Structure other, int right, int down) {
    if (!one.isSizeOf(other)) {
      throw new IllegalArgumentException("%s and %s can't be compared".formatted(one, other));
    }
    int width = one.width();
    int height = one.height();
    for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
      for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
        int block = Blocks.of(x, y, width, height);
        int a = one.values()[y * width + x];
        int b = other.values()[(y - down) * width + x - right];
        product[block] += a * b;
        energy[block] += a * a;
        otherEnergy[block] += b * b;
      }
    }
  }

  /** Over the whole picture, -1 to 1; 0 if either is flat. */
  double whole() {
    double products = 0;
    double energies = 0;
    double otherEnergies = 0;
    for (int block = 0; block < Blocks.COUNT; block++) {
      products += product[block];
      energies += energy[block];
      otherEnergies += otherEnergy[block];
    }
    return ratio(products, energies, otherEnergies);
  }

  /** In one block, -1 to 1; 0 if either is flat there. */
  double in(int block) {
    return ratio(product[block], energy[block], otherEnergy[block]);
  }

  private static double ratio(double product, double energy, double otherEnergy) {
    return energy == 0 || otherEnergy == 0 ? 0 : product / Math.sqrt(energy * otherEnergy);
  }
}
