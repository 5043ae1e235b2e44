import { useQuery } from '@tanstack/react-query';
import { get } from '../api/http';

/** Whether what is billed is what the brokers counted. */
export type Reconciliation = {
  summary: {
    hours_compared: number;
    hours_behind: number;
    hours_with_residuals: number;
    silent_clusters: number;
  };
  /** Hours that need a look, the newest first. */
  findings: {
    cluster_id: string;
    hour: string;
    silent: boolean;
    compared_at: string;
    residuals: {
      meter: string;
      stage: string;
      expected: string;
      actual: string;
      residual: string;
    }[];
  }[];
};

export const useReconciliation = () =>
  useQuery({
    queryKey: ['admin', 'reconciliation'],
    queryFn: () => get<Reconciliation>('/admin/v1/reconciliation'),
    refetchInterval: 30_000,
  });
