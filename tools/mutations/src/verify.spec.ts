import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const WORKSPACE = resolve(__dirname, '../../..');

/** A construct of a library, a layer that has one, and the tests of both. */
const files: Readonly<Record<string, string>> = {
  'libs/door/src/door.ts': `
import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
export class Door extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new CfnResource(this, 'Lock', {
      type: 'Sample::Lock',
      properties: { Locked: true, Bolts: ['upper'], Chain: true, Paint: true },
    });
  }
}`,
  'libs/door/src/door.spec.ts': `
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Door } from './door';
test('every door has a chain', () => {
  const stack = new Stack(new App(), 'Probe');
  new Door(stack, 'Some');
  Template.fromStack(stack).hasResourceProperties('Sample::Lock', { Chain: true });
});`,
  'apps/doors/src/doors.ts': `
import { App, Stack } from 'aws-cdk-lib';
import { Door } from '../../../libs/door/src/door';
export function doors(): Stack {
  const stack = new Stack(new App(), 'Doors');
  new Door(stack, 'Back');
  return stack;
}`,
  'apps/doors/src/doors.spec.ts': `
import { Template } from 'aws-cdk-lib/assertions';
import { doors } from './doors';
const template = Template.fromStack(doors());
const [lock] = Object.values(template.findResources('Sample::Lock'));
const bolts = lock?.['Properties'].Bolts;
describe('a door', () => {
  test.each([true])('is locked: %s', (Locked) => {
    template.hasResourceProperties('Sample::Lock', { Locked });
  });
  test('has a bolt', () => {
    expect(bolts).toEqual(['upper']);
  });
  test('is of a colour that nobody has given it', () => {
    template.hasResourceProperties('Sample::Lock', { Paint: 'green' });
  });
});`,
};

let root: string;
let killers: Readonly<Record<string, string>>;
let lines: readonly string[];

beforeAll(() => {
  mkdirSync(join(WORKSPACE, 'tmp'), { recursive: true });
  // Below the workspace, so that the construct library is found there.
  root = mkdtempSync(join(WORKSPACE, 'tmp', 'mutations-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const program = join(__dirname, 'testing/verify-doors.ts');
  // A process of its own: this one has a test runner that would take the tests for its own.
  const output = execFileSync(process.execPath, ['--import', 'tsx', program, root], {
    cwd: WORKSPACE,
    encoding: 'utf8',
  });
  ({ killers, lines } = JSON.parse(output) as { killers: typeof killers; lines: string[] });
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a test of the layer that goes red is the killer', () => {
  expect(killers['Properties.Locked -> false']).toBe('apps/doors/src/doors.spec.ts: a door is locked: true');
});

test('a file that reads the template while it is loaded is loaded again', () => {
  expect(killers['Properties.Bolts -> []']).toBe('apps/doors/src/doors.spec.ts: a door has a bolt');
});

test('a test of a library answers where the same construct made the resource, whatever it is called', () => {
  expect(killers['Properties.Chain -> false']).toBe('libs/door/src/door.spec.ts: every door has a chain');
});

test('what no test looks at survives, and a test that is red anyhow is no killer', () => {
  expect(killers['Properties.Paint -> false']).toBe('nobody');
  expect(lines.join('\n')).toContain('is of a colour that nobody has given it');
});

test('the templates are sound again after each mutation', () => {
  expect(killers['the resource -> absent']).toMatch(/^apps\/doors/);
  expect(killers['Properties.Paint -> absent']).toBe('nobody');
});

test('the result is taken from the cache only while nothing has changed that it is about', () => {
  const project = JSON.parse(readFileSync(join(__dirname, '..', 'project.json'), 'utf8')) as {
    targets: Record<string, { inputs: unknown[] }>;
  };
  const everything = [
    '{workspaceRoot}/apps/**/*',
    '{workspaceRoot}/libs/**/*',
    '{workspaceRoot}/platform/**/*',
  ];
  expect(project.targets['verify']?.inputs).toEqual(expect.arrayContaining(everything));
});
