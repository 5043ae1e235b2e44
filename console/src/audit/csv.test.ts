import { expect, it } from 'vitest';
import { csv } from './csv';

it('quotes what needs quotes', () => {
  expect(csv([['a', 'b,c', 'say "x"']])).toBe('a,"b,c","say ""x"""\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1'])('makes %j plain text', (text) => {
  expect(csv([[text]])).toContain(`'${text}`);
});
