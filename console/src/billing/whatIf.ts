import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { post } from '../api/http';
import type { EstimateLine } from './estimate';

/** Other terms for the tenant's own usage; empty stays as it was. */
export type Terms = { month: string; tier: string; zones: string };

type Bill = { total: Exact; lines: (EstimateLine & { resource: string })[] };

export type WhatIf = {
  month: string;
  currency: string;
  before: Bill;
  after: Bill;
  difference: Exact;
};

export function useWhatIf(terms: Terms) {
  return useQuery({
    queryKey: ['billing', 'what-if', terms],
    queryFn: () =>
      post<WhatIf>('/billing/v1/estimates/history', {
        month: terms.month,
        tier: terms.tier || undefined,
        zones: terms.zones || undefined,
      }),
    placeholderData: keepPreviousData,
  });
}

/** The last months that there can be usage of, the present one first; of UTC. */
export function months(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

export type Side = { line_type: string; before?: Exact; after?: Exact };

/** Lines of both bills side by side, those of all clusters together. */
export function sideBySide({ before, after }: WhatIf, add: (amounts: Exact[]) => Exact): Side[] {
  const types = [...new Set([...before.lines, ...after.lines].map((line) => line.line_type))];
  const of = (bill: Bill, type: string) => {
    const amounts = bill.lines.filter((l) => l.line_type === type).map((l) => l.amount);
    return amounts.length === 0 ? undefined : add(amounts);
  };
  return types.map((line_type) => ({
    line_type,
    before: of(before, line_type),
    after: of(after, line_type),
  }));
}
