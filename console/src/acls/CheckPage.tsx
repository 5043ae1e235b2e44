import { Alert, Breadcrumb, BreadcrumbItem, Button, Form, Title } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useThisCluster } from '../clusters/clusterContext';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { visible } from '../messages/visible';
import {
  ASKED,
  isWhole,
  readQuestion,
  useDecision,
  writeQuestion,
  type Decision,
  type Question,
} from './check';
import { usePrincipals } from './principals';

/** Can this principal do that, and by which rule. */
export default function CheckPage() {
  const cluster = useThisCluster();
  const [params, setParams] = useSearchParams();
  const question = readQuestion(params);
  const decision = useDecision(cluster.id, question);
  return (
    <div className="samsa-stack">
      <Breadcrumb aria-label="ACL">
        <BreadcrumbItem
          render={({ className }) => (
            <Link className={className} to={`/clusters/${cluster.id}/acls`}>
              ACLs
            </Link>
          )}
        />
        <BreadcrumbItem isActive>Check access</BreadcrumbItem>
      </Breadcrumb>
      <Title headingLevel="h2">May somebody do something?</Title>
      <QuestionForm
        key={params.toString()}
        question={question}
        ask={(next) => {
          const wanted = writeQuestion(next);
          if (wanted.toString() === params.toString()) {
            void decision.refetch();
          } else {
            setParams(wanted);
          }
        }}
      />
      {isWhole(question) && decision.isPending && <Loading what="the decision" />}
      {decision.error && (
        <ProblemNote error={decision.error} retry={() => void decision.refetch()} />
      )}
      {decision.data && (
        <Answer cluster={cluster.id} decision={decision.data} question={question} />
      )}
    </div>
  );
}

const choices = (values: string[]) => values.map((value) => ({ value, label: value }));

type FormProps = { question: Question; ask: (question: Question) => void };

function QuestionForm({ question, ask }: FormProps) {
  const [draft, setDraft] = useState(question);
  const principals = usePrincipals();
  const change = (part: Partial<Question>) => setDraft((before) => ({ ...before, ...part }));
  const asked = { ...draft, principal: draft.principal || (principals[0]?.value ?? '') };
  return (
    <Form
      className="samsa-query"
      onSubmit={(event) => {
        event.preventDefault();
        ask(asked);
      }}
    >
      <Choice
        id="check-principal"
        label="Who"
        value={asked.principal}
        change={(principal) => change({ principal })}
        options={principals}
      />
      <Choice
        id="check-operation"
        label="Operation"
        value={asked.operation}
        change={(operation) => change({ operation })}
        options={choices(ASKED[asked.type] ?? [])}
      />
      <Choice
        id="check-type"
        label="Resource"
        value={asked.type}
        change={(type) => change({ type, operation: ASKED[type]?.[0] ?? '' })}
        options={choices(Object.keys(ASKED))}
      />
      {asked.type !== 'CLUSTER' && (
        <Field
          id="check-name"
          label="Name"
          value={asked.name}
          change={(name) => change({ name })}
          spellCheck={false}
          autoComplete="off"
        />
      )}
      <Button type="submit" isDisabled={!isWhole(asked)}>
        Check
      </Button>
    </Form>
  );
}

type AnswerProps = { cluster: string; decision: Decision; question: Question };

function Answer({ cluster, decision, question }: AnswerProps) {
  const what =
    question.type === 'CLUSTER'
      ? 'the cluster'
      : `${question.type.toLowerCase().replace('_', ' ')} ${visible(question.name)}`;
  return (
    <Alert
      isInline
      component="p"
      variant={decision.allowed ? 'success' : 'danger'}
      title={`${decision.principal} ${decision.allowed ? 'may' : 'may not'} ${question.operation} ${what}.`}
      actionLinks={<RuleLink cluster={cluster} rule={decision.rule} />}
    >
      {visible(decision.reason)}
    </Alert>
  );
}

/** The way to where the rule can be changed. */
function RuleLink({ cluster, rule }: { cluster: string; rule: Decision['rule'] }) {
  switch (rule.type) {
    case 'ROLE_BINDING':
      return <Link to={`/access/roles?q=${encodeURIComponent(rule.id ?? '')}`}>Role bindings</Link>;
    case 'ACL':
      return (
        <Link
          to={`/clusters/${cluster}/acls?q=${encodeURIComponent(rule.acl?.resource_name ?? '')}`}
        >
          ACLs
        </Link>
      );
    case 'NONE':
      return <Link to="/access/roles">Grant a role</Link>;
    default:
      return undefined;
  }
}
