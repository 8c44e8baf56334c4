import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the very end what failed and why: a log is read from its end, and often only that is kept. */
export default class LastWords implements Reporter {
  private readonly failures: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const why = result.errors.map(({ message, location }) => {
      const at = location ? ` (${location.file.split('/').at(-1)}:${location.line})` : '';
      return `${plain(message ?? '').split('\n').slice(0, 12).join('\n')}${at}`;
    });
    const step = result.steps.findLast(({ error }) => error)?.title;
    this.failures.push(`✘ ${test.titlePath().slice(2).join(' › ')}, after ${Math.round(result.duration / 1000)} s\n${step ?? ''}\n${why.join('\n')}`);
  }

  onEnd(): void {
    if (this.failures.length > 0) console.log(`\n${this.failures.join('\n\n')}\n`);
  }

  printsToStdio = () => false;
}

/** Without the colours of a terminal. */
const plain = (text: string) => text.replaceAll(/\u001b\[\d+(;\d+)*m/g, '');
