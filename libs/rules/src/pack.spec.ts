import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { TemplateView } from './template-view';
import type { Verdict } from './rule';

import { hipaaPlus } from './pack';

const byId = hipaaPlus.rules.map((rule) => [rule.id, rule] as const);

test('no two rules have the same id', () => {
  expect(new Set(hipaaPlus.rules.map(({ id }) => id)).size).toBe(hipaaPlus.rules.length);
});

test.each(byId)('%s has a test beside it', (id) => {
  const specs = readdirSync(join(__dirname, 'rules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(__dirname, 'rules', file), 'utf8'));
  expect(specs.some((text) => text.includes(`'${id}'`))).toBe(true);
});

test.each(byId)('%s cites the Security Rule first', (_id, { citations }) => {
  expect(citations[0]).toMatch(/^45 CFR 164\.3\d\d\([a-e]\)/);
});

test.each(byId)('%s says what holds without a full stop, and how to mend it with one', (_id, rule) => {
  expect([rule.description, rule.remedy]).toEqual([
    expect.stringMatching(/[^.]$/),
    expect.stringMatching(/\.$/),
  ]);
});

/** An object that answers the same to every name. */
const anything = (value: unknown): Readonly<Record<string, unknown>> =>
  new Proxy({}, { get: () => value, has: () => true });

const junk = [
  undefined,
  null,
  'x',
  7,
  [],
  [null],
  {},
  { Ref: 'X' },
  { 'Fn::If': ['C'] },
  { 'Fn::Sub': 7 },
  [{ 'Fn::Join': 'x' }],
];

/** Every type that any rule asks for. */
function typesAskedFor(): readonly string[] {
  const types = new Set<string>();
  const view = new TemplateView({ Resources: {} });
  view.resources = (...asked) => {
    asked.forEach((type) => types.add(type));
    return [];
  };
  verdicts(view);
  return [...types];
}

function verdicts(view: TemplateView): readonly Verdict[] {
  return hipaaPlus.rules.flatMap((rule) => [
    ...rule.evaluate(view, { dataClass: 'unknown', removal: 'unknown' }),
  ]);
}

test.each(junk.map((value) => [value]))('no rule breaks on properties that are %j', (value) => {
  const Resources = Object.fromEntries(
    typesAskedFor().map((Type, index) => [`It${index}`, { Type, Properties: anything(value) }]),
  );
  const view = new TemplateView({ Resources });
  expect(() => verdicts(view)).not.toThrow();
});

test.each(byId)(
  '%s cites no paragraph that is about others than whoever runs the template',
  (_id, { citations }) => {
    // A clearing house in a larger company, reminders to people, a group health plan.
    const others = ['308(a)(4)(ii)(A)', '308(a)(5)(ii)(A)', '314(b)(2)(i)'];
    expect(citations.filter((one) => others.some((paragraph) => one.endsWith(`164.${paragraph}`)))).toEqual(
      [],
    );
  },
);
