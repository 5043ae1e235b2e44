import { Button, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { SubmitForm } from '../form/SubmitForm';
import { inWords, OPERATIONS, useAclActions, type Acl } from './acls';
import { usePrincipals } from './principals';

const START: Acl = {
  resource_type: 'TOPIC',
  resource_name: '',
  pattern_type: 'LITERAL',
  principal: '',
  host: '*',
  operation: 'READ',
  permission: 'ALLOW',
};

const choices = (values: string[]) => values.map((value) => ({ value, label: value }));

/** Makes an ACL; what it will mean stands below the fields. */
export function CreateAcl({ cluster, close }: { cluster: string; close: () => void }) {
  const [draft, setDraft] = useState(START);
  const { create } = useAclActions(cluster);
  const change = (part: Partial<Acl>) => setDraft((before) => ({ ...before, ...part }));
  const principals = usePrincipals().map(({ value, label }) => ({ value: `User:${value}`, label }));
  const isCluster = draft.resource_type === 'CLUSTER';
  const acl: Acl = {
    ...draft,
    principal: draft.principal || (principals[0]?.value ?? ''),
    ...(isCluster ? { resource_name: 'kafka-cluster', pattern_type: 'LITERAL' } : {}),
  };
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="acl-title">
      <ModalHeader title="Create ACL" labelId="acl-title" />
      <ModalBody>
        <SubmitForm
          action="Create ACL"
          disabled={acl.principal === '' || acl.resource_name === ''}
          submit={() => create(acl).then(close)}
          more={
            <Button variant="link" onClick={close}>
              Cancel
            </Button>
          }
        >
          <Choice
            id="acl-principal"
            label="Who"
            value={acl.principal}
            change={(principal) => change({ principal })}
            options={principals}
          />
          <Choice
            id="acl-permission"
            label="Permission"
            value={acl.permission}
            change={(permission) => change({ permission })}
            options={choices(['ALLOW', 'DENY'])}
          />
          <Choice
            id="acl-type"
            label="Resource"
            value={acl.resource_type}
            change={(resource_type) =>
              change({ resource_type, operation: OPERATIONS[resource_type]?.[0] ?? 'ALL' })
            }
            options={choices(Object.keys(OPERATIONS))}
          />
          {!isCluster && (
            <>
              <Field
                id="acl-name"
                label="Name"
                isRequired
                value={draft.resource_name}
                change={(resource_name) => change({ resource_name })}
                hint="* stands for all."
              />
              <Choice
                id="acl-pattern"
                label="Name is"
                value={acl.pattern_type}
                change={(pattern_type) => change({ pattern_type })}
                options={[
                  { value: 'LITERAL', label: 'the whole name' },
                  { value: 'PREFIXED', label: 'how the name begins' },
                ]}
              />
            </>
          )}
          <Choice
            id="acl-operation"
            label="Operation"
            value={acl.operation}
            change={(operation) => change({ operation })}
            options={choices(OPERATIONS[acl.resource_type] ?? [])}
          />
          {acl.resource_name !== '' && <p>{inWords(acl)}</p>}
        </SubmitForm>
      </ModalBody>
    </Modal>
  );
}
