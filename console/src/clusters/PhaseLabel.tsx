import { Label } from '@patternfly/react-core';
import type { Phase } from './clusters';

const SHOWN: Record<Phase, { text: string; status: 'success' | 'info' | 'danger' }> = {
  PROVISIONED: { text: 'Running', status: 'success' },
  PROVISIONING: { text: 'Being created', status: 'info' },
  FAILED: { text: 'Failed', status: 'danger' },
};

export function PhaseLabel({ phase }: { phase: Phase }) {
  const { text, status } = SHOWN[phase];
  return <Label status={status}>{text}</Label>;
}
