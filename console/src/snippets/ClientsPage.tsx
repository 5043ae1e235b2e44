import { Alert, Button, Card, CardBody, CardTitle, Content } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CreateKeyDialog } from '../apikeys/CreateKeyDialog';
import type { FreshKey } from '../apikeys/apiKeys';
import { bootstrapOf } from '../clusters/clusters';
import { useThisCluster } from '../clusters/clusterContext';
import { Field } from '../form/Field';
import { LinkButton } from '../layout/LinkButton';
import { ProblemNote } from '../layout/ProblemNote';
import { useTopics } from '../topics/topics';
import { CodeTabs } from './CodeTabs';
import { tryKey } from './connectionTest';
import { PLACEHOLDER, snippetsFor } from './snippets';

const FIRST = { search: '', sort: 'name', descending: false, page: 1, size: 1 };

/** From nothing to the first message: a key, a program, a test of the connection. */
export default function ClientsPage() {
  const cluster = useThisCluster();
  const [fresh, setFresh] = useState<FreshKey>();
  const [creating, setCreating] = useState(false);
  const [typed, setTopic] = useState<string>();
  const topics = useTopics(cluster.id, FIRST);
  const topic = typed ?? topics.data?.data[0]?.topic_name ?? 'first-topic';
  const bootstrap = bootstrapOf(cluster);
  const key = fresh ?? PLACEHOLDER;
  return (
    <div className="samsa-stack">
      <Card>
        <CardTitle component="h2">1. A key, and the file of the certificate authority</CardTitle>
        <CardBody className="samsa-stack">
          <Content component="p">
            {fresh
              ? `The programs below are filled with your new key ${fresh.id}.`
              : 'With a new key the programs below are ready to run. A secret that you saved earlier goes in by hand.'}
          </Content>
          <div>
            <Button variant={fresh ? 'secondary' : 'primary'} onClick={() => setCreating(true)}>
              Create API key
            </Button>{' '}
            <Button variant="link" component="a" href="/ca.pem" download="ca.pem">
              Download ca.pem
            </Button>
          </div>
          <TestConnection cluster={cluster.id} fresh={fresh} />
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">2. A program</CardTitle>
        <CardBody className="samsa-stack">
          <div className="samsa-form">
            <Field
              id="topic"
              label="Topic"
              value={topic}
              change={setTopic}
              hint={
                topics.data?.data.length === 0
                  ? 'There is none yet: create it on the page Topics.'
                  : undefined
              }
            />
          </div>
          <CodeTabs
            label="Languages"
            tabs={snippetsFor({
              cluster: cluster.id,
              rest: cluster.spec.http_endpoint ?? window.location.origin,
              bootstrap,
              key: key.id,
              secret: key.secret,
              topic,
            })}
          />
          <div>
            <LinkButton
              variant="secondary"
              to={`/clusters/${cluster.id}/topics/${encodeURIComponent(topic)}?from=live`}
            >
              Watch messages arrive
            </LinkButton>
          </div>
        </CardBody>
      </Card>
      {creating && (
        <CreateKeyDialog
          cluster={cluster.id}
          bootstrap={bootstrap}
          close={() => setCreating(false)}
          made={setFresh}
        />
      )}
    </div>
  );
}

function TestConnection({ cluster, fresh }: { cluster: string; fresh: FreshKey | undefined }) {
  const trying = useMutation({ mutationFn: (key: FreshKey) => tryKey(cluster, key), gcTime: 0 });
  if (fresh === undefined) {
    return null;
  }
  return (
    <div className="samsa-stack" aria-live="polite">
      <div>
        <Button
          variant="secondary"
          isLoading={trying.isPending}
          onClick={() => trying.mutate(fresh)}
        >
          Test connection
        </Button>
      </div>
      {trying.data !== undefined && (
        <Alert
          component="p"
          isInline
          variant="success"
          title={`Connected with this key in ${trying.data} ms`}
        />
      )}
      {trying.error && <ProblemNote error={trying.error} retry={() => trying.mutate(fresh)} />}
    </div>
  );
}
