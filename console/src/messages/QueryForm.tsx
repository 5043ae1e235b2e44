import { Button, Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { Choice } from '../form/Choice';
import { Field } from '../form/Field';
import { faultOf, type From, type MessageQuery } from './query';

type Props = { query: MessageQuery; partitions: number; ask: (query: MessageQuery) => void };

const BEGIN: { value: From; label: string }[] = [
  { value: 'newest', label: 'Newest messages' },
  { value: 'oldest', label: 'From the oldest on' },
  { value: 'offset', label: 'From an offset on' },
  { value: 'time', label: 'From a moment on' },
  { value: 'live', label: 'Live: as they arrive' },
];

/** What to read, written into the URL on Search. */
export function QueryForm({ query, partitions, ask }: Props) {
  const [draft, setDraft] = useState(query);
  const change = (part: Partial<MessageQuery>) => setDraft((before) => ({ ...before, ...part }));
  const fault = faultOf(draft);
  const choices = Array.from({ length: partitions }, (_, id) => String(id));
  return (
    <Form
      className="samsa-query"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === undefined) {
          ask(draft);
        }
      }}
    >
      <Choice
        id="from"
        label="Begin"
        value={draft.from}
        change={(from) => change({ from: from as From })}
        options={BEGIN}
      />
      <Choice
        id="partition"
        label="Partition"
        value={draft.partition}
        change={(partition) => change({ partition })}
        options={[
          { value: '', label: 'All' },
          ...choices.map((value) => ({ value, label: value })),
        ]}
      />
      {draft.from === 'offset' && (
        <Field
          id="offset"
          label="Offset"
          inputMode="numeric"
          value={draft.offset}
          change={(text) => change({ offset: text.replace(/\D/g, '').slice(0, 19) })}
        />
      )}
      {draft.from === 'time' && (
        <FormGroup label="Moment" fieldId="time">
          <TextInput
            id="time"
            type="datetime-local"
            value={draft.time}
            onChange={(_, time) => change({ time })}
          />
        </FormGroup>
      )}
      <Field
        id="filter"
        label="Filter"
        value={draft.filter}
        change={(filter) => change({ filter })}
        placeholder="text, key:…, value:…, header.NAME:…, $.order.id=42"
        spellCheck={false}
        autoComplete="off"
        fault={fault}
      />
      <Button type="submit" isDisabled={fault !== undefined}>
        {draft.from === 'live' ? 'Watch' : 'Search'}
      </Button>
    </Form>
  );
}
