// The cities that a scenario can name by id alone, and how far apart two places on Earth are.

export interface City {
  readonly name: string;
  /** Degrees north. */
  readonly latitude: number;
  /** Degrees east. */
  readonly longitude: number;
}

const city = (name: string, latitude: number, longitude: number): City => ({
  name,
  latitude,
  longitude,
});

/** By id. Virginia and Oregon stand for the cloud regions of that name. */
export const cities: ReadonlyMap<string, City> = new Map([
  ["tokyo", city("Tokyo", 35.68, 139.69)],
  ["london", city("London", 51.51, -0.13)],
  ["saopaulo", city("São Paulo", -23.55, -46.63)],
  ["virginia", city("Virginia", 38.95, -77.45)],
  ["osaka", city("Osaka", 34.69, 135.5)],
  ["seoul", city("Seoul", 37.57, 126.98)],
  ["hongkong", city("Hong Kong", 22.32, 114.17)],
  ["singapore", city("Singapore", 1.35, 103.82)],
  ["mumbai", city("Mumbai", 19.08, 72.88)],
  ["dubai", city("Dubai", 25.2, 55.27)],
  ["sydney", city("Sydney", -33.87, 151.21)],
  ["frankfurt", city("Frankfurt", 50.11, 8.68)],
  ["paris", city("Paris", 48.86, 2.35)],
  ["dublin", city("Dublin", 53.35, -6.26)],
  ["stockholm", city("Stockholm", 59.33, 18.07)],
  ["cairo", city("Cairo", 30.04, 31.24)],
  ["lagos", city("Lagos", 6.52, 3.38)],
  ["nairobi", city("Nairobi", -1.29, 36.82)],
  ["johannesburg", city("Johannesburg", -26.2, 28.05)],
  ["oregon", city("Oregon", 45.84, -119.7)],
  ["sanfrancisco", city("San Francisco", 37.77, -122.42)],
  ["newyork", city("New York", 40.71, -74.01)],
  ["montreal", city("Montréal", 45.5, -73.57)],
  ["mexicocity", city("Mexico City", 19.43, -99.13)],
  ["buenosaires", city("Buenos Aires", -34.6, -58.38)],
  ["santiago", city("Santiago", -33.45, -70.67)],
]);

type Place = Pick<City, "latitude" | "longitude">;

const earthRadiusKm = 6371;

/**
 * The great-circle distance. Made of additions, products, quotients and square roots only, which
 * every engine rounds alike: a delay that is made from it must not differ between two browsers, as
 * sines in their last digit do.
 */
export function greatCircleKm(a: Place, b: Place): number {
  const [ax, ay, az] = pointOf(a);
  const [bx, by, bz] = pointOf(b);
  const squares = (ax - bx) * (ax - bx) + (ay - by) * (ay - by) + (az - bz) * (az - bz);
  return earthRadiusKm * 2 * arcSine(Math.min(1, Math.sqrt(squares) / 2));
}

function pointOf({ latitude, longitude }: Place): readonly [number, number, number] {
  const north = (latitude * Math.PI) / 180;
  const east = (longitude * Math.PI) / 180;
  const radius = sine(north + Math.PI / 2);
  return [radius * sine(east + Math.PI / 2), radius * sine(east), sine(north)];
}

/** Taylor series, for angles from -3π/2 to 3π/2: 18 terms reach the last bit there. */
function sine(angle: number): number {
  let term = angle;
  let sum = term;
  for (let k = 1; k <= 18; k += 1) {
    term *= -(angle * angle) / (2 * k * (2 * k + 1));
    sum += term;
  }
  return sum;
}

/** For values from 0 to 1. Halving the angle four times brings it to where the series is short. */
function arcSine(value: number): number {
  let x = value;
  for (let i = 0; i < 4; i += 1) x /= Math.sqrt(2 * (1 + Math.sqrt(1 - x * x)));
  let term = x;
  let sum = x;
  for (let k = 1; k <= 8; k += 1) {
    term *= (x * x * (2 * k - 1)) / (2 * k);
    sum += term / (2 * k + 1);
  }
  return 16 * sum;
}
