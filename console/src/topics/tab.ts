import type { Topic } from './topics';

/** What every tab of a topic's page is given. */
export type TabProps = { cluster: string; topic: Topic };
