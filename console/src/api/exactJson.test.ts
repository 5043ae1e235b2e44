import { describe, expect, it } from 'vitest';
import { parseExact } from './exactJson';

describe('parseExact', () => {
  it('keeps the largest offset digit for digit', () => {
    expect(parseExact('{"offset":9223372036854775807}')).toEqual({ offset: '9223372036854775807' });
  });
  it('leaves integers that are exact as numbers', () => {
    expect(parseExact('[0,-7,9007199254740991]')).toEqual([0, -7, 9007199254740991]);
  });
  it('keeps decimal amounts as their text', () => {
    expect(parseExact('{"amount":0.10,"n":2}')).toEqual({ amount: '0.10', n: 2 });
  });
  it('does not touch digits within strings', () => {
    const text = String.raw`{"a":"x \" 12345678901234567890","b":1.5}`;
    expect(parseExact(text)).toEqual({ a: 'x " 12345678901234567890', b: '1.5' });
  });
  it('refuses what is not JSON', () => {
    expect(() => parseExact('<html>')).toThrow(SyntaxError);
  });
});
