import {
  Button,
  Card,
  CardBody,
  CardTitle,
  EmptyState,
  EmptyStateBody,
  List,
  ListItem,
  Progress,
} from '@patternfly/react-core';
import { useState } from 'react';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Permitted } from '../form/Permitted';
import { Money } from '../format/Shown';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { BudgetDialog } from './BudgetDialog';
import { BudgetSteps } from './BudgetSteps';
import { consequencesOf, stateInWords, useBudgetActions, useBudgets, type Budget } from './budgets';

export default function BudgetsPage() {
  const budgets = useBudgets();
  const [creating, setCreating] = useState(false);
  return (
    <div className="samsa-stack">
      <div>
        <Permitted need={{ role: 'BillingAdmin' }} onClick={() => setCreating(true)}>
          Create budget
        </Permitted>
      </div>
      {budgets.error && <ProblemNote error={budgets.error} retry={() => void budgets.refetch()} />}
      {budgets.isPending && <Loading what="the budgets" />}
      {budgets.data?.length === 0 && (
        <EmptyState titleText="No budgets yet" headingLevel="h2" variant="sm">
          <EmptyStateBody>
            A budget warns, slows down or suspends when a month costs more than you want.
          </EmptyStateBody>
        </EmptyState>
      )}
      <div className="samsa-cards samsa-wide-cards">
        {budgets.data?.map((budget) => (
          <BudgetCard key={budget.id} budget={budget} />
        ))}
      </div>
      {creating && <BudgetDialog close={() => setCreating(false)} />}
    </div>
  );
}

function BudgetCard({ budget }: { budget: Budget }) {
  const { remove } = useBudgetActions();
  const [deleting, setDeleting] = useState(false);
  const percent = Number(budget.status.percent);
  const scope = budget.scope.id ?? 'the organization';
  return (
    <Card>
      <CardTitle component="h2">{budget.display_name}</CardTitle>
      <CardBody className="samsa-stack">
        <div>
          <Money amount={budget.status.spent} currency={budget.currency} /> of{' '}
          <Money amount={budget.amount} currency={budget.currency} /> for {scope} this month
        </div>
        <Progress
          value={Math.min(100, percent)}
          label={`${budget.status.percent} %`}
          title={stateInWords(budget.status.state)}
          variant={percent >= 100 ? 'danger' : percent >= 80 ? 'warning' : undefined}
          aria-label={`${budget.display_name}: ${budget.status.percent} percent used`}
          id={budget.id}
        />
        <List>
          {consequencesOf(budget).map((sentence) => (
            <ListItem key={sentence}>{sentence}</ListItem>
          ))}
        </List>
        <BudgetSteps budget={budget} />
        <div>
          <Button variant="link" isInline isDanger onClick={() => setDeleting(true)}>
            Delete
          </Button>
        </div>
      </CardBody>
      {deleting && (
        <ConfirmDelete
          kind="budget"
          name={budget.display_name}
          consequences={['What it slowed down or suspended goes on again at once.']}
          close={() => setDeleting(false)}
          confirm={() => remove(budget.id)}
        />
      )}
    </Card>
  );
}
