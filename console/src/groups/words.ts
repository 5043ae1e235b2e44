const STATES: Record<string, string> = {
  STABLE: 'Reading',
  EMPTY: 'No members',
  DEAD: 'Gone',
  PREPARING_REBALANCE: 'Sharing out partitions',
  COMPLETING_REBALANCE: 'Sharing out partitions',
  ASSIGNING: 'Sharing out partitions',
  RECONCILING: 'Sharing out partitions',
};

export const stateInWords = (state: string) => STATES[state.toUpperCase()] ?? state;
