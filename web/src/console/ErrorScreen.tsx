import type { ErrorComponentProps } from '@tanstack/react-router';
import { Component, type ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { ProblemAlert } from '../ui/ProblemAlert';
import { NotFound } from './NotFound';

export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const problem = problemOf(error);
  if (problem.status === 404) return <NotFound />;
  return (
    <div className="page page-narrow">
      <ProblemAlert problem={problem} onRetry={reset} />
    </div>
  );
}

/** @param at where one is: another page gets another chance */
type Props = { at: string; children: ReactNode };

/** The last net: a part of the page that fails leaves the rest standing. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.at !== this.props.at && this.state.error) this.setState({ error: null });
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return (
      <ProblemAlert problem={problemOf(this.state.error)} onRetry={() => this.setState({ error: null })} />
    );
  }
}
