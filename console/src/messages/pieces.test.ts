import { expect, it } from 'vitest';
import { piecesOf } from './pieces';

it('leaves a short text as it is', () => {
  expect(piecesOf('short')).toEqual(['short']);
  expect(piecesOf('')).toEqual([]);
});
it('cuts a long one behind its lines where it can', () => {
  expect(piecesOf('ab\ncdefgh', 5)).toEqual(['ab\n', 'cdefg', 'h']);
});
it('cuts no character in two', () => {
  expect(piecesOf('abc😀d', 4)).toEqual(['abc😀', 'd']);
});
