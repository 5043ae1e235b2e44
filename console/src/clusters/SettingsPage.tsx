import { Card, CardBody, CardTitle, Content, Switch } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Field } from '../form/Field';
import { Permitted } from '../form/Permitted';
import { SubmitForm } from '../form/SubmitForm';
import { ProblemNote } from '../layout/ProblemNote';
import { useRefusal } from '../session/permissions';
import { useClusterActions } from './clusters';
import { useThisCluster } from './clusterContext';
import { SizeForm } from './SizeForm';

export default function SettingsPage() {
  const cluster = useThisCluster();
  const { change, remove } = useClusterActions();
  const [name, setName] = useState(cluster.spec.display_name);
  const [deleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  const need = {
    role: 'CloudClusterAdmin',
    environment: cluster.spec.environment.id,
    cluster: cluster.id,
  } as const;
  const refused = useRefusal(need);
  const isProtected = cluster.spec.deletion_protection === true;
  const protecting = useMutation({
    mutationFn: (on: boolean) => change(cluster, { deletion_protection: on }),
  });
  return (
    <div className="samsa-stack samsa-form">
      <SubmitForm
        action="Save name"
        need={need}
        disabled={name.trim() === '' || name === cluster.spec.display_name}
        submit={() => change(cluster, { display_name: name.trim() })}
      >
        <Field id="name" label="Name" isRequired value={name} change={setName} maxLength={64} />
      </SubmitForm>
      <SizeForm key={cluster.status.cku} cluster={cluster} need={need} />
      <Card>
        <CardTitle component="h2">Delete this cluster</CardTitle>
        <CardBody className="samsa-stack">
          <Switch
            id="protection"
            label="Protected against deletion"
            isChecked={protecting.isPending ? protecting.variables : isProtected}
            onChange={(_, on) => protecting.mutate(on)}
            isDisabled={refused !== undefined}
          />
          {refused !== undefined && <p className="samsa-quiet">{refused}</p>}
          {protecting.error && <ProblemNote error={protecting.error} />}
          <Content component="p">
            {isProtected
              ? 'Turn the protection off before you delete the cluster.'
              : 'All topics, messages, groups and API keys of the cluster go with it; charges stop at once.'}
          </Content>
          <div>
            <Permitted
              need={need}
              variant="danger"
              isDisabled={isProtected}
              onClick={() => setDeleting(true)}
            >
              Delete cluster
            </Permitted>
          </div>
        </CardBody>
      </Card>
      {deleting && (
        <ConfirmDelete
          kind="cluster"
          name={cluster.spec.display_name}
          consequences={[
            'All its topics, messages and consumer groups are deleted.',
            'All API keys made for it stop working.',
            'Charges for it stop now; what was used until now stays on the bill.',
          ]}
          close={() => setDeleting(false)}
          confirm={() => remove(cluster).then(() => navigate('/clusters'))}
        />
      )}
    </div>
  );
}
