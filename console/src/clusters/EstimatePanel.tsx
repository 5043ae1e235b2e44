import { Card, CardBody, CardTitle, Content } from '@patternfly/react-core';
import { useState } from 'react';
import { EstimateLines } from '../billing/EstimateLines';
import { useEstimate } from '../billing/estimate';
import { WorkloadFields } from '../billing/WorkloadFields';
import { EXPECTED, faultOfCku, workloadOf, type Draft } from './newCluster';

/** What the cluster will cost, by the engine that makes the invoice, beside the form. */
export function EstimatePanel({ draft }: { draft: Draft }) {
  const [expected, setExpected] = useState(EXPECTED);
  const ready = draft.region !== '' && faultOfCku(draft) === undefined;
  const estimate = useEstimate(ready ? workloadOf(draft, expected) : undefined);
  return (
    <Card className="samsa-sticky">
      <CardTitle component="h2">Estimate a month</CardTitle>
      <CardBody className="samsa-stack">
        <EstimateLines estimate={estimate} />
        <WorkloadFields
          value={expected}
          change={(part) => setExpected((before) => ({ ...before, ...part }))}
        />
        <Content component="small">
          Priced by the engine that makes the invoice. You pay for what is used, by the hour; the
          amounts above only change this estimate.
        </Content>
      </CardBody>
    </Card>
  );
}
