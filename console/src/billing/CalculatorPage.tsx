import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { Choice } from '../form/Choice';
import { useDraft } from '../form/useDraft';
import { EstimateLines } from './EstimateLines';
import { TIERS, useEstimate, ZONES, type Workload } from './estimate';
import { WorkloadFields } from './WorkloadFields';

const START: Workload = {
  tier: 'standard',
  cloud: 'AWS',
  region: 'us-east-1',
  zones: 'multi',
  ingress_gb_per_month: '1000',
  egress_gb_per_month: '3000',
  retention_hours: '168',
  partitions: '100',
};

/** The price of a workload, for anybody. */
export default function CalculatorPage() {
  const [workload, change] = useDraft(START);
  const estimate = useEstimate(workload);
  useEffect(() => {
    document.title = 'Calculator · Samsa';
  }, []);
  return (
    <main className="samsa-entry">
      <Link to="/" className="samsa-brand">
        <img src="/favicon.svg" alt="" />
        Samsa
      </Link>
      <Card className="samsa-wide-card" isLarge>
        <CardTitle component="h1">What would it cost a month?</CardTitle>
        <CardBody className="samsa-beside">
          <form className="samsa-stack" onSubmit={(event) => event.preventDefault()}>
            <Choice
              id="tier"
              label="Type"
              value={workload.tier}
              change={(tier) => change({ tier })}
              options={TIERS}
            />
            <Choice
              id="zones"
              label="Zones"
              value={workload.zones}
              change={(zones) => change({ zones: zones === 'multi' ? 'multi' : 'single' })}
              options={ZONES}
            />
            <WorkloadFields value={workload} change={change} />
          </form>
          <EstimateLines estimate={estimate} />
        </CardBody>
      </Card>
    </main>
  );
}
