// What the simulator's cities are called in other languages, by the names that it knows them by. A
// city that a visitor has named keeps its name, in every language.
export type Cities = ReadonlyMap<string, string>;

/** As the simulator knows them. */
export const enCities: Cities = new Map();

/** What people who speak the language call a city. */
export function cityName(name: string, { cities }: { readonly cities: Cities }): string {
  return cities.get(name) ?? name;
}
