import { expect, it } from 'vitest';
import { safeTarget } from './redirect';

it('keeps a path of this origin with its query', () => {
  expect(safeTarget('/clusters/lkc-1/topics?q=a#b')).toBe('/clusters/lkc-1/topics?q=a#b');
});

it.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  null,
])('goes home instead of to %s', (target) => {
  expect(safeTarget(target)).toBe('/');
});
