import { useQueryClient } from '@tanstack/react-query';
import type { Exact } from '../api/exactJson';
import { path, post } from '../api/http';

export type Target = 'earliest' | 'latest' | 'time' | 'offset';

/** Where a group is to read on, as the form holds it. */
export type Reset = {
  topic: string;
  /** Empty: all partitions. */
  partition: string;
  to: Target;
  /** As `datetime-local` gives it. */
  time: string;
  offset: string;
};

export type OffsetChange = {
  topic_name: string;
  partition_id: number;
  current_offset?: Exact;
  new_offset: Exact;
  earliest_offset: Exact;
  log_end_offset: Exact;
};

/** Why the reset cannot be asked for yet. */
export function faultOf(reset: Reset): string | undefined {
  if (reset.to === 'time' && Number.isNaN(new Date(reset.time).getTime())) {
    return 'Choose a date and time.';
  }
  if (reset.to === 'offset' && !/^\d{1,19}$/.test(reset.offset)) {
    return 'A whole number from 0 on.';
  }
  return undefined;
}

/** The request; an offset goes out with all its digits. */
function bodyOf(reset: Reset, validateOnly: boolean): object {
  return {
    topic_name: reset.topic,
    partitions: reset.partition === '' ? undefined : [Number(reset.partition)],
    to: reset.to,
    time: reset.to === 'time' ? new Date(reset.time).toISOString() : undefined,
    offset: reset.to === 'offset' ? reset.offset : undefined,
    validate_only: validateOnly,
  };
}

export function useReset(cluster: string, group: string) {
  const client = useQueryClient();
  const send = async (reset: Reset, validateOnly: boolean) =>
    (
      await post<{ data: OffsetChange[] }>(
        path`/kafka/v3/clusters/${cluster}/consumer-groups/${group}/offsets:reset`,
        bodyOf(reset, validateOnly),
      )
    ).data;
  return {
    preview: (reset: Reset) => send(reset, true),
    apply: async (reset: Reset) => {
      const changes = await send(reset, false);
      await client.invalidateQueries({ queryKey: ['groups', cluster, group] });
      return changes;
    },
  };
}

/** How many messages are read again (below zero) or passed over, if the group had a position. */
export const moved = ({
  current_offset: from,
  new_offset: to,
}: OffsetChange): string | undefined =>
  from === undefined ? undefined : (BigInt(to) - BigInt(from)).toString();
