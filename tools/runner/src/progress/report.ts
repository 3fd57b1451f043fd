import type { Environment } from '@hipaa-cdk/environments';
import { placeOf } from '../place';
import type { TaskRequest } from '../request';
import type { Progress } from './progress';
import type { Row } from '../command';
import { table } from './table';

const HEADING = ['layer', 'stack', 'result', 'resources', 'published', 'seconds', 'note'];

/** The closing table of a deploy or a destroy, one line a layer. */
export function resultTable(rows: readonly Row[]): string {
  return table(
    HEADING,
    rows.map((row) => [
      row.layer,
      row.stack,
      row.result,
      resources(row),
      row.published === undefined ? '' : String(row.published),
      row.seconds.toFixed(1),
      row.note ?? '',
    ]),
  );
}

function resources({ resources: count, stubbed }: Row): string {
  if (count === undefined) return '';
  return stubbed ? `${count} (${stubbed} stubbed)` : String(count);
}

/** Collects how the tasks of a run came out, for the closing table. */
export class Report {
  private readonly rows = new Map<string, Row>();

  /** @param tasks all tasks of the run; the table has one line for each that is not merely a step to another */
  constructor(private readonly tasks: readonly TaskRequest[]) {}

  add(task: TaskRequest, row: Row): void {
    this.rows.set(task.id, row);
  }

  /** Notes a task that had to be left out, `because` of another task. */
  skip(task: TaskRequest, environment: Environment, because: string): Row {
    const culprit = this.tasks.find(({ id }) => id === because);
    const note = culprit
      ? `${culprit.layer} was not ${PAST[culprit.command] ?? 'done'}`
      : 'an earlier step failed';
    const row: Row = {
      layer: task.layer,
      stack: placeOf(environment, task.layer).stack,
      result: 'skipped',
      seconds: 0,
      note,
    };
    this.add(task, row);
    return row;
  }

  print(progress: Progress): void {
    const goals = this.tasks.some(({ command }) => command !== 'synth')
      ? this.tasks.filter(({ command }) => command !== 'synth')
      : this.tasks;
    const rows = goals.flatMap(({ id }) => this.rows.get(id) ?? []);
    progress.say(`\n${resultTable(rows)}\n`);
  }
}

const PAST: Readonly<Record<string, string>> = {
  synth: 'synthesised',
  deploy: 'deployed',
  destroy: 'destroyed',
  recover: 'recovered',
};
