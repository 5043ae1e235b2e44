/** As much as is shown of a value before all of it is asked for. */
const PIECE = 65_536;

/**
 * Cuts a text, so that a browser can leave out those that nobody sees; behind a line break where
 * there is one, and never within a character.
 */
export function piecesOf(text: string, size = PIECE): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = endOf(text, from, size);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

function endOf(text: string, from: number, size: number): number {
  const end = from + size;
  if (end >= text.length) {
    return text.length;
  }
  const line = text.lastIndexOf('\n', end - 1) + 1;
  if (line > from) {
    return line;
  }
  return isLowSurrogate(text.charCodeAt(end)) ? end + 1 : end;
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
