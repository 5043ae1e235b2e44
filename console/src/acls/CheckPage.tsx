import { Alert, Breadcrumb, BreadcrumbItem, Button, Form, Title } from '@patternfly/react-core';
import { Link, useSearchParams } from 'react-router';
import { useNameOf, usePrincipals } from '../access/principals';
import { useThisCluster } from '../clusters/clusterContext';
import { useDraft } from '../form/useDraft';
import { Loading } from '../layout/Loading';
import { ProblemNote } from '../layout/ProblemNote';
import { visible } from '../messages/visible';
import type { Rule } from './acls';
import { isWhole, readQuestion, useDecision, writeQuestion, type Decision } from './check';
import { RuleFields } from './RuleFields';

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

type FormProps = { question: Rule; ask: (question: Rule) => void };

function QuestionForm({ question, ask }: FormProps) {
  const [draft, change] = useDraft(question);
  const [first] = usePrincipals();
  const asked = { ...draft, principal: draft.principal || (first?.id ?? '') };
  return (
    <Form
      className="samsa-query"
      onSubmit={(event) => {
        event.preventDefault();
        ask(asked);
      }}
    >
      <RuleFields id="check" value={asked} change={change} />
      <Button type="submit" isDisabled={!isWhole(asked)}>
        Check
      </Button>
    </Form>
  );
}

type AnswerProps = { cluster: string; decision: Decision; question: Rule };

function Answer({ cluster, decision, question }: AnswerProps) {
  const nameOf = useNameOf();
  const what =
    question.type === 'CLUSTER'
      ? 'the cluster'
      : `${question.type.toLowerCase().replace('_', ' ')} ${visible(question.name)}`;
  return (
    <Alert
      isInline
      component="p"
      variant={decision.allowed ? 'success' : 'danger'}
      title={`${nameOf(decision.principal)} ${decision.allowed ? 'may' : 'may not'} ${question.operation} ${what}.`}
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
