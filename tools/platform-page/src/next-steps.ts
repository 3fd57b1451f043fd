import { escaped } from '@hipaa-cdk/errors';
import { type LayerFacts, type PlatformFacts, stateOf } from './facts';

/** What a person may want to do next, from what was found. */
export function nextSection(facts: PlatformFacts): string {
  const steps = nextSteps(facts).map(
    ({ why, command }) => `<p>${escaped(why)}</p><pre><code>${escaped(command)}</code></pre>`,
  );
  const links = consoleLinks(facts).map(
    ({ text, address }) => `<li><a href="${escaped(address)}" rel="noreferrer">${escaped(text)}</a></li>`,
  );
  const places = links.length > 0 ? `<h3>In the console of AWS</h3><ul>${links.join('')}</ul>` : '';
  return `<section aria-labelledby="next-title"><h2 id="next-title">Where next</h2>
${steps.join('\n')}
${places}</section>`;
}

interface Step {
  readonly why: string;
  readonly command: string;
}

/** The most urgent first. */
export function nextSteps({ environment, layers }: Pick<PlatformFacts, 'environment' | 'layers'>): Step[] {
  const option = `--env=${environment.name}`;
  const inState = (...words: string[]): string[] =>
    layers.filter((layer) => words.includes(stateOf(layer).word)).map(({ name }) => name);
  const only = (names: readonly string[]): string =>
    names.length === layers.length ? '' : ` -p ${names.join(',')}`;
  const missing = inState('not deployed');
  const stale = inState('stale');
  const drifted = inState('drifted');
  const failed = layers.filter(isFailed).map(({ name }) => name);
  const steps: (Step | false)[] = [
    failed.length > 0 && {
      why: `${failed.join(', ')}: see what the deploys left behind, and why`,
      command: `npx nx run-many -t history${only(failed)} ${option}`,
    },
    stale.length > 0 && {
      why: `${stale.join(', ')}: deploy again what runs on values that have changed`,
      command: `npx nx run-many -t deploy ${option} --stale`,
    },
    drifted.length > 0 && {
      why: `${drifted.join(', ')}: see what somebody changed by hand`,
      command: `npx nx run-many -t drift${only(drifted)} ${option}`,
    },
    missing.length > 0 && {
      why: 'Deploy what is not there yet',
      command: `npx nx run-many -t deploy${only(missing)} ${option}`,
    },
    environment.target === 'embedded' && {
      why: 'Open what can be opened in a browser here: the address is good once, and for two minutes',
      command: 'npx nx run local-aws:open',
    },
    {
      why: 'See what a deploy of this working tree would change',
      command: `npx nx run-many -t diff ${option}`,
    },
    { why: 'Write this page anew', command: `npx nx run platform:page ${option}` },
  ];
  return steps.filter((step): step is Step => step !== false);
}

function isFailed(layer: LayerFacts): boolean {
  const { status } = layer;
  return status?.last?.result === 'failed' || /FAILED|ROLLBACK/.test(status?.stackStatus ?? '');
}

/** Consoles of AWS by the beginning of a region's name; the others are of the common partition. */
const CONSOLES: readonly (readonly [string, string])[] = [
  ['us-gov-', 'console.amazonaws-us-gov.com'],
  ['cn-', 'console.amazonaws.cn'],
  ['', 'console.aws.amazon.com'],
];

/** Where the stacks of a real account can be looked at by whoever is signed in there. */
export function consoleLinks({
  environment,
  layers,
}: Pick<PlatformFacts, 'environment' | 'layers'>): { text: string; address: string }[] {
  const { region, target } = environment;
  if (target !== 'aws') return [];
  const [, host = ''] = CONSOLES.find(([start]) => region.startsWith(start)) ?? [];
  return layers
    .filter(({ status }) => status?.state === 'deployed')
    .map(({ name, status }) => ({
      text: `stack of ${name}`,
      address: `https://${host}/cloudformation/home?region=${region}#/stacks?filteringText=${encodeURIComponent(status?.stack ?? '')}`,
    }));
}
