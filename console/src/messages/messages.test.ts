import { expect, it } from 'vitest';
import { base64Of, contentOf, whyNotAgain, type Message } from './messages';

const message = (value: Message['value']) =>
  ({ partition: 0, offset: 0, timestamp: '', value }) as Message;

it('sends text of a header as its UTF-8 bytes', () => {
  expect(base64Of({ text: 'ä', size: 2 })).toBe('w6Q=');
  expect(base64Of({ base64: '//4=', size: 2 })).toBe('//4=');
});
it('puts into a file what was written, not how it is shown', () => {
  expect(contentOf({ text: 'ä', size: 2 })).toBe('ä');
  expect(contentOf({ base64: '//4=', size: 2 })).toEqual(new Uint8Array([0xff, 0xfe]));
});
it('writes again only what is whole and text', () => {
  expect(whyNotAgain(message({ text: 'a', size: 1 }))).toBeUndefined();
  expect(whyNotAgain(message({ text: 'a', size: 9, cut: true }))).toContain('Load all');
  expect(whyNotAgain(message({ base64: '/w==', size: 1 }))).toContain('no text');
});
