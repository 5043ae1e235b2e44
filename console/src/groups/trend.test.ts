import { expect, it } from 'vitest';
import { lineOf, trendOf, withSample } from './trend';

const at = (...lags: string[]) => lags.map((lag, n) => ({ at: n, lag }));

it('tells growing from shrinking beyond 2^53', () => {
  expect(trendOf(at('9007199254740992', '9007199254740993'))).toBe('growing');
  expect(trendOf(at('5', '9', '4'))).toBe('shrinking');
  expect(trendOf(at('5'))).toBe('steady');
});
it('keeps a sample once', () => {
  expect(withSample(at('1'), { at: 0, lag: '1' })).toHaveLength(1);
});
it('draws the highest lag at the top', () => {
  expect(lineOf(at('0', '10'), 100, 20)).toBe('0.0,20.0 100.0,0.0');
});
