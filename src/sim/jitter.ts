// Delays that vary: a table of quantiles in place of a logarithm, whose last digit differs between
// engines.

/**
 * Means of the 128 equally likely slices of an exponential distribution, shifted to mean 0 and
 * scaled to standard deviation 1, in thousandths: mostly a little early, now and then late, as
 * measured network delays are.
 */
const quantiles: readonly number[] = [
  -1000, -992, -984, -976, -968, -960, -952, -944, -935, -927, -918, -910, -901, -892, -884, -875,
  -866, -857, -847, -838, -829, -820, -810, -801, -791, -781, -771, -761, -751, -741, -731, -721,
  -710, -700, -689, -678, -667, -656, -645, -634, -622, -611, -599, -587, -575, -563, -551, -538,
  -526, -513, -500, -487, -474, -461, -447, -433, -419, -405, -391, -376, -362, -347, -331, -316,
  -300, -284, -268, -252, -235, -218, -201, -183, -165, -147, -128, -109, -90, -70, -50, -30, -9,
  13, 34, 57, 80, 103, 127, 151, 177, 202, 229, 256, 284, 312, 342, 372, 404, 436, 470, 504, 540,
  577, 616, 656, 698, 742, 787, 835, 885, 938, 994, 1053, 1116, 1183, 1255, 1332, 1416, 1507, 1608,
  1720, 1846, 1990, 2158, 2360, 2614, 2955, 3480, 4872,
];

/**
 * A delay of mean 0 for a draw in [0, 1), in microseconds; `jitterUs` is the standard deviation.
 */
export function jitterOf(draw: number, jitterUs: number): number {
  const quantile = quantiles[Math.floor(draw * quantiles.length)] as number;
  return Math.round((quantile * jitterUs) / 1000);
}

/** The most by which a delay can exceed the mean, in microseconds. */
export function mostJitterUs(jitterUs: number): number {
  return jitterOf(1 - 1 / quantiles.length, jitterUs);
}

/** For the test of the promise above. */
export const jitterQuantiles = quantiles;
