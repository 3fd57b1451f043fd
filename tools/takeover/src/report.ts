import type { Fate, Item } from './fates';
import type { OldStack } from './old-stacks';
import type { Proposal } from './proposal';
import { type Import, stepsOf } from './steps';

const FATES: readonly Fate[] = ['taken over', 'made anew', 'lost', 'not judged'];

/** The way over as a page: what becomes of everything, and the steps of each environment. */
export function reportText(
  { application, environments }: Proposal,
  stacks: readonly OldStack[],
  items: readonly Item[],
  imports: readonly Import[],
): string {
  const lists = FATES.map((fate) => {
    const own = items.filter((item) => item.fate === fate);
    const lines = own.map(({ stack, what, reason }) => `- ${stack}: ${what}: ${reason}`);
    return `## ${heading(fate)} (${own.length})\n\n${lines.length > 0 ? lines.join('\n') : 'Nothing.'}`;
  });
  const steps = environments.map((environment) => {
    const lines = stepsOf(environment, stacks, imports, application.name);
    return `## Steps for ${environment.name}\n\n${lines.map((line, index) => `${index + 1}. ${line}`).join('\n')}`;
  });
  return `# The way over of ${application.title}\n\n${[...lists, ...steps].join('\n\n')}\n`;
}

function heading(fate: Fate): string {
  return fate.charAt(0).toUpperCase() + fate.slice(1);
}
