import { Button, Form } from '@patternfly/react-core';
import { Choice } from '../form/Choice';
import { Digits } from '../form/Digits';
import { Field } from '../form/Field';
import { useDraft } from '../form/useDraft';
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
  const [draft, change] = useDraft(query);
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
        options={[{ value: '', label: 'All' }, ...choices]}
      />
      {draft.from === 'offset' && (
        <Digits
          id="offset"
          label="Offset"
          value={draft.offset}
          change={(offset) => change({ offset })}
        />
      )}
      {draft.from === 'time' && (
        <Field
          id="time"
          label="Moment"
          type="datetime-local"
          value={draft.time}
          change={(time) => change({ time })}
        />
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
