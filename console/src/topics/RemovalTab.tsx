import { Content } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDelete } from '../form/ConfirmDelete';
import { Permitted } from '../form/Permitted';
import type { TabProps } from './tab';
import { useTopicActions } from './topics';

export default function RemovalTab({ cluster, topic }: TabProps) {
  const [open, setOpen] = useState(false);
  const { remove } = useTopicActions(cluster);
  const navigate = useNavigate();
  const name = topic.topic_name;
  return (
    <>
      <Content component="p">
        All messages of the topic and the positions of the groups that read it are deleted.
      </Content>
      <Permitted
        need={{ operation: 'DELETE', allowed: topic.authorized_operations }}
        variant="danger"
        onClick={() => setOpen(true)}
      >
        Delete topic
      </Permitted>
      {open && (
        <ConfirmDelete
          kind="topic"
          name={name}
          consequences={[
            `All messages of its ${topic.partitions_count} partitions are deleted.`,
            'Programs that write to it or read from it fail.',
            'Its storage and partitions cost nothing from now on.',
          ]}
          close={() => setOpen(false)}
          confirm={() => remove(name).then(() => navigate(`/clusters/${cluster}/topics`))}
        />
      )}
    </>
  );
}
