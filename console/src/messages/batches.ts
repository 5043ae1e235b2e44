/**
 * Hands on what comes one by one in batches, one in each step: a topic that is written to all the
 * time would be drawn again for each message otherwise.
 */
export class Batches<T> {
  private waiting: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly handOn: (items: T[]) => void,
    private readonly stepMs: number,
  ) {}

  add(items: T[]) {
    this.waiting.push(...items);
    this.timer ??= setTimeout(() => this.flush(), this.stepMs);
  }

  /** Hands on what is waiting, now. */
  flush() {
    this.drop();
    const items = this.waiting;
    this.waiting = [];
    this.handOn(items);
  }

  /** Nothing is handed on any more, until something is added. */
  drop() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
