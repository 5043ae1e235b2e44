import { useQuery } from '@tanstack/react-query';
import { get, path } from '../api/http';
import type { Cluster } from './clusters';

/** A state that a cluster entered, as its state machine names it. */
export type EnteredState = {
  state: string;
  /** Why, in words; may be empty. */
  reason: string;
  entered_at: string;
  /** Until when it is to be left. */
  deadline?: string;
};

/** The states of a cluster that is being made, read again each second. */
export function useStates(cluster: Cluster) {
  return useQuery({
    queryKey: ['clusters', cluster.id, 'states'],
    queryFn: async () =>
      (
        await get<{ data: EnteredState[] }>(path`/cmk/v2/clusters/${cluster.id}/states`, {
          query: { environment: cluster.spec.environment.id },
        })
      ).data,
    refetchInterval: 1_000,
  });
}

export type Step = { title: string; now: string; done: boolean; current: boolean; at?: string };

const STEPS = [
  { state: 'ACCEPTED', title: 'Ordered', now: 'Looking for a cell with room' },
  { state: 'PREPARING', title: 'Placed', now: 'Choosing ports and making certificates' },
  { state: 'PROVISIONING', title: 'Prepared', now: 'Brokers start' },
  { state: 'READY', title: 'Running', now: 'All brokers serve' },
];

/** How far it is: each step with when it was entered, and what is being done now. */
export function stepsOf(states: EnteredState[]): Step[] {
  const entered = new Map(states.map((state) => [state.state, state.entered_at]));
  const latest = states.at(-1)?.state;
  return STEPS.map(({ state, title, now }) => ({
    title,
    now,
    done: entered.has(state),
    current: state === latest,
    at: entered.get(state),
  }));
}

/** What a person can do about a cluster that could not be made. */
export function adviceFor(reason: string): string {
  if (/room|capacity|memory/i.test(reason)) {
    return 'The platform is full: delete a cluster that you no longer need, choose a smaller type, or ask the operator for more room.';
  }
  if (/port/i.test(reason)) {
    return 'The operator must give the cell more ports (SAMSA_LOCAL_CELL_PORTS).';
  }
  return 'Delete it and create it again; if that fails too, tell your operator the id below.';
}
