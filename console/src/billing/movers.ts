import { useQuery } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get } from '../api/http';

/** An entry of the audit log that can have been the reason. */
export type Cause = {
  id: number;
  at: string;
  actor: string;
  action: string;
  object: string;
  detail: string;
};

/** A line whose cost of a day has changed. */
export type Mover = {
  resource: { id: string; display_name: string };
  line_type: string;
  before: Exact;
  after: Exact;
  difference: Exact;
  causes: Cause[];
};

export type Movers = { currency: string; turn: string; as_of: string; data: Mover[] };

export const useMovers = () =>
  useQuery({
    queryKey: ['billing', 'movers'],
    queryFn: () => get<Movers>('/billing/v1/movers'),
    refetchInterval: 60_000,
  });
