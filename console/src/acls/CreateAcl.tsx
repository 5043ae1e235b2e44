import { useNameOf, usePrincipals } from '../access/principals';
import { Choice } from '../form/Choice';
import { FormDialog } from '../form/FormDialog';
import { useDraft } from '../form/useDraft';
import { inWords, useAclActions, type Acl, type Rule } from './acls';
import { RuleFields } from './RuleFields';

type Draft = Rule & { permission: string; pattern: string };

const START: Draft = {
  principal: '',
  operation: 'READ',
  type: 'TOPIC',
  name: '',
  permission: 'ALLOW',
  pattern: 'LITERAL',
};

const PERMISSIONS = [
  { value: 'ALLOW', label: 'may' },
  { value: 'DENY', label: 'may not, whatever else allows it' },
];

const PATTERNS = [
  { value: 'LITERAL', label: 'the whole name' },
  { value: 'PREFIXED', label: 'how the name begins' },
];

/** Makes an ACL; what it will mean stands below the fields. */
export function CreateAcl({ cluster, close }: { cluster: string; close: () => void }) {
  const [draft, change] = useDraft(START);
  const { create } = useAclActions(cluster);
  const [first] = usePrincipals();
  const nameOf = useNameOf();
  const rule = { ...draft, principal: draft.principal || (first?.id ?? '') };
  const acl = aclOf(rule);
  return (
    <FormDialog
      title="Create ACL"
      action="Create ACL"
      disabled={rule.principal === '' || acl.resource_name === ''}
      submit={() => create(acl)}
      close={close}
    >
      <Choice
        id="acl-permission"
        label="Permission"
        value={draft.permission}
        change={(permission) => change({ permission })}
        options={PERMISSIONS}
      />
      <RuleFields id="acl" value={rule} change={change} also={['ALL']} hint="* stands for all.">
        <Choice
          id="acl-pattern"
          label="Name is"
          value={draft.pattern}
          change={(pattern) => change({ pattern })}
          options={PATTERNS}
        />
      </RuleFields>
      {acl.resource_name !== '' && <p>{inWords({ ...acl, principal: nameOf(acl.principal) })}</p>}
    </FormDialog>
  );
}

/** As the API has it; the cluster has one name, whatever was typed before it was chosen. */
function aclOf({ principal, operation, type, name, permission, pattern }: Draft): Acl {
  const ofCluster = type === 'CLUSTER';
  return {
    resource_type: type,
    resource_name: ofCluster ? 'kafka-cluster' : name,
    pattern_type: ofCluster ? 'LITERAL' : pattern,
    principal: `User:${principal}`,
    host: '*',
    operation,
    permission,
  };
}
