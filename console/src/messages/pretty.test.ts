import { describe, expect, it } from 'vitest';
import { pretty } from './pretty';

const show = (text: string) => pretty({ text, size: text.length });

describe('pretty', () => {
  it('indents and keeps every digit', () => {
    expect(show('{"id":9223372036854775807,"a":[1,2.50],"e":{},"n":[]}')).toBe(
      '{\n  "id": 9223372036854775807,\n  "a": [\n    1,\n    2.50\n  ],\n  "e": {},\n  "n": []\n}',
    );
  });
  it('does not look into strings', () => {
    expect(show('{"a":"{,:[ \\" ]"}')).toBe('{\n  "a": "{,:[ \\" ]"\n}');
  });
  it('leaves what is not JSON alone', () => {
    expect(show('{not json')).toBe('{not json');
    expect(show('73314510714175488')).toBe('73314510714175488');
  });
});
