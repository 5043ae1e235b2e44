import { Card, CardBody, CardTitle, Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Exact } from '../api/exactJson';
import type { Cluster } from '../clusters/clusters';
import { Bytes, Count } from '../format/Shown';
import { messageOf } from '../layout/ProblemNote';
import { useLimits } from './limits';
import { useActivity, type Activity } from './metrics';
import { partOf, perSecond } from './series';
import { Sparkline } from './Sparkline';
import { MinuteTable } from './MinuteTable';

const MIB = 1_048_576;

/** What flows through the cluster and what it holds, each beside its limit. */
export function ActivityCard({ cluster }: { cluster: Cluster }) {
  const activity = useActivity(cluster.id);
  return (
    <Card>
      <CardTitle component="h2">Activity</CardTitle>
      <CardBody className="samsa-stack">
        {activity.data ? (
          <Figures cluster={cluster} activity={activity.data} />
        ) : activity.error ? (
          <p className="samsa-quiet">{messageOf(activity.error)}</p>
        ) : (
          <Skeleton height="6rem" screenreaderText="Loading the activity" />
        )}
      </CardBody>
    </Card>
  );
}

function Figures({ cluster, activity }: { cluster: Cluster; activity: Activity }) {
  const limits = useLimits(cluster);
  const { written, read, stored, partitions, connections, minutes } = activity;
  return (
    <>
      <div className="samsa-figures">
        <Rate title="Written" values={written} limit={limits?.ingress.value} />
        <Rate title="Read" values={read} limit={limits?.egress.value} />
        <Level title="Stored" value={stored} note="no limit">
          {(value) => <Bytes value={value} />}
        </Level>
        <Level title="Partitions" value={partitions} limit={limits?.partitions.value}>
          {(value) => <Count value={value} />}
        </Level>
        <Level title="Connections" value={connections} limit={limits?.connections.value}>
          {(value) => <Count value={value} />}
        </Level>
      </div>
      <MinuteTable minutes={minutes} written={written} read={read} />
    </>
  );
}

type RateProps = { title: string; values: Exact[]; limit: number | undefined };

/** Bytes a second in the last closed minute, and how the last hour went. */
function Rate({ title, values, limit }: RateProps) {
  const now = perSecond(values.at(-1) ?? 0);
  return (
    <div>
      <p className="samsa-quiet">{title}</p>
      <p className="samsa-big-number">
        <Bytes value={now} />
        <small>/s</small>
      </p>
      <Limit title={title} value={now} limit={limit === undefined ? undefined : limit * MIB}>
        {(most) => (
          <>
            <Bytes value={most} />
            /s
          </>
        )}
      </Limit>
      <Sparkline values={values} />
    </div>
  );
}

type Shown = (value: Exact) => ReactNode;

type LevelProps = {
  title: string;
  value: Exact | undefined;
  limit?: number;
  note?: string;
  children: Shown;
};

function Level({ title, value, limit, note, children }: LevelProps) {
  return (
    <div>
      <p className="samsa-quiet">{title}</p>
      <p className="samsa-big-number">{value === undefined ? '–' : children(value)}</p>
      {value === undefined && <p className="samsa-quiet">counted in a minute</p>}
      {note && <p className="samsa-quiet">{note}</p>}
      <Limit title={title} value={value ?? 0} limit={limit}>
        {children}
      </Limit>
    </div>
  );
}

type LimitProps = { title: string; value: Exact; limit: Exact | undefined; children: Shown };

function Limit({ title, value, limit, children }: LimitProps) {
  if (limit === undefined) {
    return null;
  }
  const part = partOf(value, limit);
  return (
    <p className="samsa-quiet">
      <meter
        className="samsa-share"
        min={0}
        max={100}
        high={80}
        value={part}
        aria-label={`${title}: ${part} percent of the limit`}
      />{' '}
      of {children(limit)}
    </p>
  );
}
