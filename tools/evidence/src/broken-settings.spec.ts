import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Finding, type Judgement, type Subject, allPacks, judge } from '@hipaa-cdk/compliance';
import {
  type EvidenceReport,
  type LayerVerdict,
  comparison,
  evidenceReport,
  keptReport,
} from '@hipaa-cdk/evidence';
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

function report(
  { proofs, findings }: Judgement,
  without: (rule: LayerVerdict['rules'][number]) => boolean = () => false,
): EvidenceReport {
  const rules = allPacks.flatMap((pack) =>
    pack.rules.map(({ id, description, citations }) => ({
      id: `${pack.name}::${id}`,
      description,
      citations,
    })),
  );
  const gone = new Set(rules.filter(without).map(({ id }) => id));
  const isLeft = ({ rule }: { readonly rule: string }): boolean => ![...gone].some((id) => isOf(rule, id));
  const verdict: LayerVerdict = {
    layer: 'both',
    templates: [{ subject: 'both', digest: '', dataClass: 'phi' }],
    rules: rules.filter(({ id }) => !gone.has(id)),
    findings: findings.filter(isLeft),
    excepted: [],
    corrected: [],
    proofs: proofs.filter(isLeft),
  };
  return evidenceReport(exampleInput({ verdicts: [verdict], snapshot: undefined, layers: ['both'] }));
}

/** Whether a verdict is of a rule, whichever of its parts. */
function isOf(rule: string, id: string): boolean {
  return rule === id || rule.startsWith(`${id}[`);
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

test('whichever rule is removed, its proofs are gone, and a comparison says so', () => {
  const sound = report(judged);
  const proving = sound.rules.filter(({ proofs }) => proofs.length > 0);
  expect(proving.length).toBeGreaterThan(20);
  for (const { id, proofs } of proving) {
    const now = report(judged, (rule) => rule.id === id);
    expect(now.rules.flatMap((rule) => rule.proofs)).toHaveLength(
      sound.rules.flatMap((rule) => rule.proofs).length - proofs.length,
    );
    expect(comparison(keptReport(sound), keptReport(now))).toContainEqual(
      expect.stringContaining(`rule ${id} is gone, and with it ${proofs.length} line(s)`),
    );
  }
});

test('whichever paragraph loses its last rule, its template is not judged', () => {
  const supported = report(judged).paragraphs.filter(({ rules }) => rules.length > 0);
  expect(supported.length).toBeGreaterThan(10);
  for (const { requirement, rules } of supported) {
    const now = report(judged, ({ id }) => rules.includes(id));
    const found = now.paragraphs.find((one) => one.requirement.id === requirement.id);
    const template = found?.states.find(({ kind }) => kind === 'template');
    expect([requirement.id, template?.state]).toEqual([requirement.id, 'not judged']);
  }
});
