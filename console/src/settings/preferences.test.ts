import { describe, expect, it } from 'vitest';
import { readPreferences } from './preferences';

describe('stored preferences', () => {
  it('are taken as they are', () => {
    const stored = { theme: 'dark', zone: 'Asia/Tokyo', locale: 'de-DE' };
    expect(readPreferences(JSON.stringify(stored))).toEqual(stored);
  });
  it('fall back to the browser when they make no sense', () => {
    const own = readPreferences(null);
    expect(readPreferences('{"theme":"pink","zone":"Mars/Base","locale":"!"}')).toEqual(own);
    expect(readPreferences('not json')).toEqual(own);
  });
});
