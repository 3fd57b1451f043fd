import { join } from 'node:path';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { allMutations } from '../all-mutations';
import { verify } from '../verify';
import { aSubject } from './samples';

/** Prints who noticed what is broken in a workspace with one layer: `setting -> value` and the killer, as JSON. */
async function main(workspaceRoot: string): Promise<void> {
  const { doors } = (await import(join(workspaceRoot, 'apps/doors/src/doors.ts'))) as { doors: () => Stack };
  const { Resources } = Template.fromStack(doors()).toJSON() as unknown as CloudFormationTemplate;
  const mutations = allMutations([aSubject(Resources, 'prod', 'doors')], new Map());
  const lines: string[] = [];
  const outcomes = await verify(workspaceRoot, mutations, (line) => lines.push(line));
  const killers = outcomes.map(({ mutation, killer = 'nobody' }) => [
    `${mutation.setting} -> ${mutation.to}`,
    killer,
  ]);
  console.log(JSON.stringify({ killers: Object.fromEntries(killers) as unknown, lines }));
}

void main(process.argv[2] ?? '');
