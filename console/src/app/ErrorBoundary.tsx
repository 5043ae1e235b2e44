import { Component, type ReactNode } from 'react';
import { ProblemNote } from '../layout/ProblemNote';

type State = { error: unknown };

/** A fault of one page leaves the rest of the console usable. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <ProblemNote error={this.state.error} retry={() => this.setState({ error: undefined })} />
    );
  }
}
