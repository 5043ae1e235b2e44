/**
 * A number as the console keeps it: a plain number when JavaScript holds it exactly, else the text
 * that the server sent. Offsets beyond 2^53 and decimal amounts are text.
 */
export type Exact = number | string;

const MAY_LOSE_DIGITS = /\d{16}|\d\.\d|\d[eE][+-]?\d/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/** `JSON.parse`, but numbers that a double would round stay text. */
export function parseExact(text: string): unknown {
  return JSON.parse(MAY_LOSE_DIGITS.test(text) ? quoteInexactNumbers(text) : text);
}

function quoteInexactNumbers(text: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(STRING, text, at) ?? tokenAt(NUMBER, text, at);
    if (token === undefined) {
      out.push(text.charAt(at));
      at += 1;
    } else {
      out.push(token.startsWith('"') || isExact(token) ? token : `"${token}"`);
      at += token.length;
    }
  }
  return out.join('');
}

function tokenAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function isExact(token: string): boolean {
  return /^-?\d+$/.test(token) && Number.isSafeInteger(Number(token));
}
