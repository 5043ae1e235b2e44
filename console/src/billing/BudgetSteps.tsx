import { ExpandableSection } from '@patternfly/react-core';
import { useState } from 'react';
import { Money, When } from '../format/Shown';
import { ProblemNote } from '../layout/ProblemNote';
import { useBudgetSteps, type Budget } from './budgets';

const ACTIONS: Record<string, string> = {
  WARN: 'warned',
  THROTTLE: 'slowed down',
  SUSPEND: 'suspended',
  LIFT: 'lifted',
};

/** What a budget has done, latest first. */
export function BudgetSteps({ budget }: { budget: Budget }) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      toggleText="What it has done"
      isExpanded={open}
      onToggle={(_, on) => setOpen(on)}
    >
      {open && <Steps budget={budget} />}
    </ExpandableSection>
  );
}

function Steps({ budget }: { budget: Budget }) {
  const steps = useBudgetSteps(budget.id);
  if (steps.error) {
    return <ProblemNote error={steps.error} />;
  }
  if (steps.data?.length === 0) {
    return <p className="samsa-quiet">Nothing yet.</p>;
  }
  return (
    <ul>
      {steps.data?.map((step) => (
        <li key={`${step.at} ${step.action} ${step.percent}`}>
          <When at={step.at} />: {ACTIONS[step.action] ?? step.action} at {step.percent} % (
          <Money amount={step.spent} currency={budget.currency} />)
          {step.deliveries.map((delivery) => (
            <div className="samsa-quiet" key={`${delivery.channel} ${delivery.target}`}>
              {delivery.target}: {delivery.state.toLowerCase().replace('_', ' ')}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
