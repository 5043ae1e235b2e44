import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { get, path, post, remove } from '../api/http';
import { all } from '../api/pages';

export type Scope = { kind: string; id?: string };

export type Budget = {
  id: string;
  display_name: string;
  scope: Scope;
  amount: Exact;
  currency: string;
  warn_at: number[];
  throttle_at?: number;
  suspend_at?: number;
  suspension: string;
  emails: string[];
  status: {
    state: string;
    spent: Exact;
    percent: Exact;
    evaluated_at?: string;
  };
};

/** A budget as the form holds it; percents as text, empty for never. */
export type Draft = {
  name: string;
  scope: string;
  amount: string;
  warnAt: string;
  throttleAt: string;
  suspendAt: string;
  suspension: 'READS_ONLY' | 'OFF';
  emails: string;
};

export const START: Draft = {
  name: '',
  scope: 'ORGANIZATION',
  amount: '',
  warnAt: '50, 80, 100',
  throttleAt: '',
  suspendAt: '',
  suspension: 'READS_ONLY',
  emails: '',
};

const key = ['budgets'] as const;

export const useBudgets = () =>
  useQuery({
    queryKey: key,
    queryFn: () => all<Budget>('/billing/v1/budgets'),
    refetchInterval: 30_000,
  });

export function useBudgetActions() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  return {
    create: async (draft: Draft) => {
      await post('/billing/v1/budgets', requestOf(draft));
      await refresh();
    },
    remove: async (id: string) => {
      await remove(path`/billing/v1/budgets/${id}`);
      await refresh();
    },
  };
}

export type Step = {
  at: string;
  action: string;
  percent: number;
  spent: Exact;
  deliveries: { channel: string; target: string; state: string }[];
};

export const useBudgetSteps = (id: string) =>
  useQuery({
    queryKey: [...key, id, 'steps'],
    queryFn: async () => (await get<{ data: Step[] }>(path`/billing/v1/budgets/${id}/steps`)).data,
  });

const words = (text: string) => text.split(/[\s,;]+/).filter((word) => word !== '');

/** The scope of a choice such as `CLUSTER lkc-1`. */
const scopeOf = (choice: string): Scope => {
  const [kind = '', id] = choice.split(' ');
  return { kind, id };
};

/** What is sent; percents are whole numbers. */
export function requestOf(draft: Draft) {
  return {
    display_name: draft.name.trim(),
    scope: scopeOf(draft.scope),
    amount: draft.amount,
    warn_at: words(draft.warnAt).map(Number),
    throttle_at: draft.throttleAt === '' ? undefined : Number(draft.throttleAt),
    suspend_at: draft.suspendAt === '' ? undefined : Number(draft.suspendAt),
    suspension: draft.suspension,
    emails: words(draft.emails),
  };
}

/** What keeps the budget from being made, by field. */
export function faultsOf(draft: Draft): Partial<Record<keyof Draft, string>> {
  const percent = (text: string) => text === '' || /^\d{1,4}$/.test(text);
  return {
    amount: /^\d{1,12}(\.\d{1,2})?$/.test(draft.amount) ? undefined : 'An amount such as 100.00.',
    warnAt: words(draft.warnAt).every(percent) ? undefined : 'Percents such as 50, 80, 100.',
    throttleAt: percent(draft.throttleAt) ? undefined : 'A percent such as 110.',
    suspendAt: percent(draft.suspendAt) ? undefined : 'A percent such as 150.',
  };
}

type Consequences = Pick<Budget, 'warn_at' | 'throttle_at' | 'suspend_at' | 'suspension'>;

/** What the budget does, in sentences; what it does not do is said too. */
export function consequencesOf(budget: Consequences): string[] {
  const { warn_at: warn, throttle_at: throttle, suspend_at: suspend, suspension } = budget;
  const sentences = warn.length === 0 ? [] : [`At ${warn.join(', ')} % it sends a warning.`];
  if (throttle !== undefined) {
    sentences.push(
      `At ${throttle} % writing and reading become slow, and no new cluster can be made.`,
    );
  }
  if (suspend !== undefined) {
    sentences.push(
      suspension === 'OFF'
        ? `At ${suspend} % nobody can write or read. What is stored stays, and goes on costing.`
        : `At ${suspend} % nobody can write; reading goes on. What is stored stays, and goes on costing.`,
    );
  }
  if (throttle === undefined && suspend === undefined) {
    sentences.push('It never stops anything: whatever is used goes on being charged.');
  }
  return sentences;
}

const STATES: Record<string, string> = {
  NONE: 'Within',
  WARNED: 'Warned',
  THROTTLED: 'Slowed down',
  SUSPENDED: 'Suspended',
};

export const stateInWords = (state: string) => STATES[state] ?? state;
