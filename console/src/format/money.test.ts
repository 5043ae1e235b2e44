import { describe, expect, it } from 'vitest';
import { compare, money, share, sum } from './money';

describe('money', () => {
  it('adds without floating point', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(['99999999999999999.99', '0.01'])).toBe('100000000000000000.00');
    expect(sum([])).toBe('0');
  });
  it('adds negative amounts such as credits', () => {
    expect(sum(['1.50', '-2'])).toBe('-0.50');
  });
  it('reads exponents exactly', () => {
    expect(sum(['1E-7', '2.5e-3'])).toBe('0.0025001');
    expect(sum(['1E+3'])).toBe('1000');
  });
  it('compares by value, not by text', () => {
    expect(compare('10', '9.99')).toBe(1);
    expect(compare('1.0', '1.00')).toBe(0);
    expect(compare('-1', '0')).toBe(-1);
  });
  it('shows more than two digits only where two would say nothing', () => {
    expect(money('12.3456', 'USD', 'en-US')).toBe('$12.35');
    expect(money('0.000125', 'USD', 'en-US')).toBe('$0.000125');
    expect(money('0', 'USD', 'en-US')).toBe('$0.00');
    expect(money('-0.0004', 'USD', 'en-US')).toBe('-$0.0004');
  });
  it('shows amounts that a double cannot hold', () => {
    expect(money('12345678901234567.89', 'USD', 'en-US')).toBe('$12,345,678,901,234,567.89');
  });
  it('follows the locale', () => {
    expect(money('1234.5', 'EUR', 'de-DE').replace(/\s/g, ' ')).toBe('1.234,50 €');
  });
  it('gives the share of a whole', () => {
    expect(share('1', '3')).toBe(33.3);
    expect(share('1', '0')).toBe(0);
  });
  it('refuses what is no amount', () => {
    expect(() => sum(['NaN'])).toThrow(RangeError);
  });
});
