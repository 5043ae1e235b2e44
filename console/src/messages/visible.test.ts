import { expect, it } from 'vitest';
import { visible } from './visible';

it('shows control characters', () => {
  expect(visible('a\u0000b\u001bc\u007f')).toBe('a␀b␛c␡');
});

it('shows marks that turn the direction of text', () => {
  expect(visible('a\u202eb')).toBe('a⟨U+202E⟩b');
});

it('leaves lines, tabs, accents and markup alone', () => {
  expect(visible('é\n\t<b>ü</b>')).toBe('é\n\t<b>ü</b>');
});
