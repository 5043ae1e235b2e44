import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get } from '../api/http';

type Band = { low: Exact; high: Exact };

/** What the month will come to. */
export type Forecast = {
  currency: string;
  spent: Exact;
  expected: Exact;
  /** Absent while too little is known. */
  interval_80?: Band;
  interval_95?: Band;
  basis: string;
  note: string;
};

export function useForecast() {
  return useQuery({
    queryKey: ['billing', 'forecast'],
    queryFn: () => get<Forecast>('/billing/v1/forecast'),
    refetchInterval: 60_000,
  });
}
