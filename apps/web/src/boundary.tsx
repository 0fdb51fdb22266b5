import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What is shown in place of what threw. `retry` renders it anew. */
  fallback: (error: unknown, retry: () => void) => ReactNode;
  /** Another value lets go of the error: the reader went elsewhere. */
  at: string;
  children: ReactNode;
}

interface BoundaryState {
  failed: { error: unknown } | null;
  at: string;
}

/** Catches what the pages below throw: a query's error, a chunk that did not load, a fault of ours. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: null, at: this.props.at };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failed: { error } };
  }

  static getDerivedStateFromProps({ at }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return at === state.at ? null : { failed: null, at };
  }

  override render() {
    const { failed } = this.state;
    return failed ? this.props.fallback(failed.error, () => this.setState({ failed: null })) : this.props.children;
  }
}
