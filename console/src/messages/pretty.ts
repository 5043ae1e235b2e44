import { preview, type Bytes } from './messages';

const LARGEST = 200_000;

/**
 * JSON indented for reading, without parsing its numbers: every digit stays. Anything else, and
 * what was cut, stays as it is.
 */
export function pretty(bytes: Bytes): string {
  const text = preview(bytes);
  if (bytes.text === undefined || bytes.cut || text.length > LARGEST || !isJson(text)) {
    return text;
  }
  return indent(text);
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) {
    return false;
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function indent(text: string): string {
  let depth = 0;
  let out = '';
  let before = '';
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') {
      depth -= 1;
      out += before === '{' || before === '[' ? token : line() + token;
    } else {
      out += before === '{' || before === '[' || before === ',' ? line() + token : token;
    }
    if (token === '{' || token === '[') {
      depth += 1;
    } else if (token === ':') {
      out += ' ';
    }
    before = token;
  }
  return out;
}
