import {
  EmptyState,
  EmptyStateBody,
  EmptyStateFooter,
  Label,
  ToolbarItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useNameOf } from '../access/principals';
import { useThisCluster } from '../clusters/clusterContext';
import { useNeedForAcls } from '../clusters/allowed';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Permitted } from '../form/Permitted';
import { LinkButton } from '../layout/LinkButton';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { CreateAcl } from './CreateAcl';
import { idOf, inWords, useAclActions, useAcls, type Acl } from './acls';

const orders = {
  principal: byText((row: Acl) => row.principal),
  resource: byText((row: Acl) => `${row.resource_type} ${row.resource_name}`),
};

/** Kafka's own access control lists of the cluster. */
export default function AclsPage() {
  const cluster = useThisCluster();
  const acls = useAcls(cluster.id);
  const { remove } = useAclActions(cluster.id);
  const { state, change } = useListState('principal');
  const [creating, setCreating] = useState(false);
  const [deleting, setDeleting] = useState<Acl>();
  const nameOf = useNameOf();
  const need = useNeedForAcls(cluster.id);
  const sentence = (row: Acl) => inWords({ ...row, principal: nameOf(row.principal) });
  const page = localPage(acls.data, state, (row) => `${sentence(row)} ${row.principal}`, orders);
  const columns: Column<Acl>[] = [
    { name: 'principal', title: 'Who', sortable: true, cell: (row) => nameOf(row.principal) },
    {
      name: 'permission',
      title: 'May',
      cell: (row) => (
        <Label isCompact color={row.permission === 'DENY' ? 'red' : 'green'}>
          {row.permission === 'DENY' ? 'may not' : 'may'}
        </Label>
      ),
    },
    { name: 'operation', title: 'Operation', cell: (row) => row.operation },
    {
      name: 'resource',
      title: 'On',
      sortable: true,
      cell: (row) => (
        <span className="samsa-title">
          {row.resource_type.toLowerCase()} {row.resource_name}
          {row.pattern_type === 'PREFIXED' && ' … (all that begin so)'}
        </span>
      ),
    },
    { name: 'host', title: 'From', cell: (row) => (row.host === '*' ? 'anywhere' : row.host) },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) => (
        <Permitted need={need} variant="link" isInline isDanger onClick={() => setDeleting(row)}>
          Delete
        </Permitted>
      ),
    },
  ];
  const check = (
    <LinkButton variant="link" to={`/clusters/${cluster.id}/acls/check`}>
      Check access
    </LinkButton>
  );
  const create = (
    <Permitted need={need} onClick={() => setCreating(true)}>
      Create ACL
    </Permitted>
  );
  return (
    <>
      <ResourceList
        label="ACLs"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={idOf}
        error={acls.error}
        retry={() => void acls.refetch()}
        state={state}
        change={change}
        toolbar={
          <>
            <ToolbarItem>{create}</ToolbarItem>
            <ToolbarItem>{check}</ToolbarItem>
          </>
        }
        empty={
          <EmptyState titleText="No ACLs" headingLevel="h2">
            <EmptyStateBody>
              Rights come from role bindings. ACLs add to them, and one that denies comes before all
              others.
            </EmptyStateBody>
            <EmptyStateFooter>
              {create} {check}
            </EmptyStateFooter>
          </EmptyState>
        }
      />
      {creating && <CreateAcl cluster={cluster.id} close={() => setCreating(false)} />}
      {deleting && (
        <ConfirmDelete
          kind="ACL"
          name={deleting.principal}
          consequences={[`This no longer holds: ${sentence(deleting)}.`]}
          close={() => setDeleting(undefined)}
          confirm={() => remove(deleting).then(() => setDeleting(undefined))}
        />
      )}
    </>
  );
}
