// How long a text takes to be read by somebody who also looks at a picture.

/** Of a language that is written in words: 240 a minute. */
const msPerWord = 250;
/** Of Japanese, which is written without spaces: 500 characters a minute. */
const msPerCharacter = 120;

/** Less is a flicker; more, and a picture that goes on by itself seems to have stopped. */
export const leastReadingMs = 1500;
export const mostReadingMs = 15_000;

const japanese = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9d]/g;
const word = /[^\s,.;:!?"“”„«»()[\]{}…–—、。「」・/-]+/g;

/** Without bounds: each word, and each Japanese character, has its time. */
export function wholeReadingMs(text: string): number {
  const characters = text.match(japanese)?.length ?? 0;
  const words = text.replace(japanese, " ").match(word)?.length ?? 0;
  return words * msPerWord + characters * msPerCharacter;
}

/** As long as it is held while the run is played. */
export function readingMs(text: string): number {
  return Math.min(mostReadingMs, Math.max(leastReadingMs, wholeReadingMs(text)));
}
