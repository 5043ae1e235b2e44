import {
  Button,
  Checkbox,
  Label,
  Modal,
  ModalBody,
  ModalHeader,
  ToolbarItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { Field } from '../form/Field';
import { Permitted } from '../form/Permitted';
import { SubmitForm } from '../form/SubmitForm';
import { useListState } from '../list/listState';
import { byText, localPage } from '../list/localPage';
import { ResourceList, type Column } from '../list/ResourceList';
import { usePreferences } from '../settings/preferences';
import { shownValue, sourceInWords } from './configWords';
import type { TabProps } from './tab';
import { useTopicActions, useTopicConfigs, type TopicConfig } from './topics';

const orders = { name: byText((row: TopicConfig) => row.name) };

export default function ConfigurationTab({ cluster, topic }: TabProps) {
  const configs = useTopicConfigs(cluster, topic.topic_name);
  const { state, change } = useListState('name');
  const { locale } = usePreferences();
  const [onlySet, setOnlySet] = useState(false);
  const [editing, setEditing] = useState<TopicConfig>();
  const shown = configs.data?.filter((row) => !onlySet || !row.is_default);
  const page = localPage(shown, state, (row) => row.name, orders);
  const columns: Column<TopicConfig>[] = [
    { name: 'name', title: 'Setting', sortable: true, cell: (row) => row.name },
    {
      name: 'value',
      title: 'Value',
      cell: (row) => <span className="samsa-title">{shownValue(row, locale)}</span>,
    },
    {
      name: 'source',
      title: 'Comes from',
      cell: (row) => (
        <Label isCompact color={row.is_default ? 'grey' : 'purple'}>
          {sourceInWords(row.source)}
        </Label>
      ),
    },
    {
      name: 'actions',
      title: 'Actions',
      cell: (row) =>
        row.is_read_only ? (
          'fixed'
        ) : (
          <Permitted
            need={{ operation: 'ALTER_CONFIGS', allowed: topic.authorized_operations }}
            variant="link"
            isInline
            onClick={() => setEditing(row)}
          >
            Change
          </Permitted>
        ),
    },
  ];
  return (
    <>
      <ResourceList
        label="Settings"
        columns={columns}
        rows={page.rows}
        total={page.total}
        keyOf={(row) => row.name}
        error={configs.error}
        retry={() => void configs.refetch()}
        state={state}
        change={change}
        empty="Every setting has its default."
        toolbar={
          <ToolbarItem alignSelf="center">
            <Checkbox
              id="only-set"
              label="Set here only"
              isChecked={onlySet}
              onChange={(_, on) => setOnlySet(on)}
            />
          </ToolbarItem>
        }
      />
      {editing && (
        <EditDialog
          cluster={cluster}
          topic={topic}
          config={editing}
          close={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

type EditProps = TabProps & { config: TopicConfig; close: () => void };

function EditDialog({ cluster, topic, config, close }: EditProps) {
  const [value, setValue] = useState(config.value ?? '');
  const { setConfig } = useTopicActions(cluster);
  const overridden = config.synonyms?.filter((s) => s.source !== config.source) ?? [];
  const save = (next: string | undefined) =>
    setConfig(topic.topic_name, config.name, next).then(close);
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="config-title">
      <ModalHeader title={config.name} labelId="config-title" />
      <ModalBody>
        <SubmitForm
          action="Save"
          submit={() => save(value)}
          more={
            !config.is_default && (
              <Button variant="link" onClick={() => void save(undefined)}>
                Back to the default
              </Button>
            )
          }
        >
          <Field
            id="config-value"
            label="Value"
            value={value}
            change={setValue}
            hint={
              overridden
                .map((s) => `${sourceInWords(s.source)}: ${s.value ?? 'none'}`)
                .join('; ') || undefined
            }
          />
        </SubmitForm>
      </ModalBody>
    </Modal>
  );
}
