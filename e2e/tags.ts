// Which tests run when. `@firefox`: in Firefox, too. `@long`: only with `npm run e2e -- --all`, for
// it takes long, or repeats another at a further size or in a further theme or language. `@axe`:
// never in Firefox, where axe finds the same and takes minutes.

/** The tags of a test that is made in a loop: those that fit it, of all that any of them has. */
export const tagged = (...tags: readonly (string | false)[]) => ({
  tag: tags.filter((tag) => tag !== false),
});

/** Of the sizes at which boxes are looked at, those between and beyond two others. */
export const isFurther = ({ width }: { readonly width: number }): boolean =>
  [1366, 1920, 360].includes(width);
