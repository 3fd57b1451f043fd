import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Finding, type Judgement, type Subject, allPacks, judge } from '@hipaa-cdk/compliance';
import { type EvidenceReport, type LayerVerdict, evidenceReport } from '@hipaa-cdk/evidence';
import { exampleInput } from '@hipaa-cdk/evidence/testing';
import { layerSubject, synthesise } from '@hipaa-cdk/layer-templates';
import { canHaveLayer } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';

// Two real layers are synthesised, and judged once for every setting that is broken.
jest.setTimeout(240_000);

const LAYERS = ['auth', 'storage'];
const candidates = allEnvironments().filter((one) => LAYERS.every((layer) => canHaveLayer(one, layer)));
const environment = candidates.find((one) => one.protected) ?? candidates[0];

interface Setting {
  readonly rule: string;
  readonly logicalId: string;
  readonly path: readonly string[];
  readonly value: boolean | number | string;
}

let subjects: readonly Subject[];
let judged: Judgement;
beforeAll(async () => {
  const workspaceRoot = resolve(__dirname, '../../..');
  const folder = mkdtempSync(join(tmpdir(), 'broken-'));
  const environments = environment ? [environment] : [];
  const made = await synthesise({ workspaceRoot, layers: LAYERS, environments, folder });
  subjects = made.flatMap((one) => (environment ? layerSubject(one, environment) : []));
  judged = await judgeOwn(subjects);
});

function judgeOwn(these: readonly Subject[]): Promise<Judgement> {
  return judge(these, { packs: allPacks, publicPacks: false, libraryValidation: false });
}

function report({ proofs, findings }: Judgement): EvidenceReport {
  const rules = allPacks.flatMap((pack) =>
    pack.rules.map(({ id, description, citations }) => ({
      id: `${pack.name}::${id}`,
      description,
      citations,
    })),
  );
  const verdict: LayerVerdict = {
    layer: 'both',
    templates: [{ subject: 'both', digest: '', dataClass: 'phi' }],
    rules,
    findings,
    excepted: [],
    corrected: [],
    proofs,
  };
  return evidenceReport(exampleInput({ verdicts: [verdict], snapshot: undefined, layers: ['both'] }));
}

/** Every setting that a rule of ours proved by one plain value of the template. */
function settings(): Setting[] {
  return judged.proofs.flatMap(({ rule, subject, logicalId, property, value }) => {
    const path = property.split('.');
    const resource = subjects.find(({ name }) => name === subject)?.template.Resources[logicalId];
    const isPlain = ['boolean', 'number', 'string'].includes(typeof value);
    return isPlain && path.length > 1 && at(resource, path) === value
      ? [{ rule, logicalId, path, value: value as Setting['value'] }]
      : [];
  });
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined,
    value,
  );
}

/** The templates with another value, or none, at that place. */
function broken({ logicalId, path }: Setting, replacement: unknown): Subject[] {
  return subjects.map((subject) => {
    const template = structuredClone(subject.template);
    const place = at(template.Resources[logicalId], path.slice(0, -1)) as Record<string, unknown> | undefined;
    const key = path.at(-1) ?? '';
    if (place && replacement === undefined) Reflect.deleteProperty(place, key);
    else if (place) place[key] = replacement;
    return { ...subject, template };
  });
}

/** What breaks a setting of one rule or another. */
function breaks({ value }: Setting): readonly unknown[] {
  if (typeof value === 'boolean') return [!value, undefined];
  if (typeof value === 'number') return [0, 1_000_000, -1, undefined];
  return ['broken', 'http', 'postgres://clinic:word@host/records', undefined];
}

/** The judgement on the setting, broken in the first way that its rule notices. */
async function noticed(setting: Setting): Promise<Judgement | undefined> {
  for (const replacement of breaks(setting)) {
    const after = await judgeOwn(broken(setting, replacement));
    const isIt = ({ rule, logicalId }: Finding): boolean =>
      rule.startsWith(setting.rule) && logicalId === setting.logicalId;
    if (after.findings.some(isIt)) return after;
  }
  return undefined;
}

test('whichever proved setting breaks, every paragraph that its rule serves is open, and the proof is gone', async () => {
  const all = settings();
  expect(all.length).toBeGreaterThan(20);
  const sound = report(judged);
  for (const setting of all) {
    const after = await noticed(setting);
    if (!after) throw new Error(`${setting.rule} does not notice ${JSON.stringify(setting)}`);
    const cited = sound.rules.find(({ id }) => id === setting.rule);
    const now = report(after);
    const states = now.paragraphs
      .filter(({ requirement }) => cited?.paragraphs.includes(requirement.id))
      .map((one) => one.states.find(({ kind }) => kind === 'template')?.state);
    expect([setting, new Set(states)]).toEqual([setting, new Set(cited?.paragraphs.length ? ['open'] : [])]);
    const left = now.rules.find(({ id }) => id === setting.rule)?.proofs ?? [];
    expect(left.length).toBeLessThan(cited?.proofs.length ?? 0);
  }
});
